//! Temporary measurement.
use formats::sqlite::{Database, Select};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
struct R(u64);
impl R {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
}
fn scan_all(bytes: Vec<u8>, wal: Option<Vec<u8>>) -> u64 {
    let Ok(db) = Database::open(Arc::new(bytes), wal.map(|w| Arc::new(w) as _)) else {
        return 0;
    };
    let tables: Vec<String> = db.tables().into_iter().map(String::from).collect();
    let mut total = 0;
    for (n, t) in tables.iter().enumerate().take(40) {
        let name: &'static str = t.clone().leak();
        let mut q = Select::from(name);
        for c in db.columns(t).to_vec().into_iter().take(30) {
            q.column(c.leak());
        }
        if let Some(other) = tables.get((n + 1) % tables.len())
            && n % 3 == 0
        {
            let cols = db.columns(other).to_vec();
            let of = db.columns(t).to_vec();
            if let (Some(c), Some(o)) = (cols.first(), of.last()) {
                let j = q.left_join(
                    other.clone().leak(),
                    if n % 2 == 0 {
                        c.clone().leak()
                    } else {
                        "ROWID"
                    },
                    o.clone().leak(),
                );
                for c in cols.into_iter().take(5) {
                    q.column_of(j, c.leak());
                }
            }
        }
        total += db.scan(&q, &mut |_| {}).rows;
    }
    total
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let seconds: u64 = args[1].parse().unwrap();
    let mut r = R(args[2].parse().unwrap());
    let files: Vec<(Vec<u8>, Option<Vec<u8>>)> = args[3..]
        .iter()
        .map(|f| {
            (
                std::fs::read(f).unwrap(),
                std::fs::read(format!("{f}-wal")).ok(),
            )
        })
        .collect();
    let start = Instant::now();
    let (mut n, mut worst, mut rows) = (0, Duration::ZERO, 0);
    while start.elapsed().as_secs() < seconds {
        let (mut main, mut wal) = files[r.below(files.len())].clone();
        let target = if let (Some(w), true) = (&mut wal, r.0 & 1 == 0) {
            w
        } else {
            &mut main
        };
        for _ in 0..=r.below(6) {
            let at = r.below(target.len());
            match r.below(6) {
                0 => target[at] ^= 1 << r.below(8),
                1 => target[at] = 0xFF,
                2 => {
                    let p = at & !4095;
                    let e = (p + 4096).min(target.len());
                    target[p..e].fill(0);
                }
                3 => {
                    let q = r.below(target.len()) & !4095;
                    let p = at & !4095;
                    if p + 4096 <= target.len() && q + 4096 <= target.len() {
                        target.copy_within(p..p + 4096, q);
                    }
                }
                4 => {
                    let p = at & !4095;
                    let o = (p + r.below(16)).min(target.len() - 1);
                    target[o] = r.below(256) as u8;
                }
                _ => {
                    let p = r.below(100.min(target.len()));
                    target[p] = r.below(256) as u8;
                }
            }
        }
        if r.below(10) == 0 {
            let l = r.below(main.len());
            main.truncate(l);
        }
        let one = Instant::now();
        let seed = r.0;
        rows += scan_all(main, wal);
        let t = one.elapsed();
        if t > worst {
            worst = t;
            println!("{n} {t:?} seed {seed}");
        }
        n += 1;
    }
    println!("{n} inputs, worst {worst:?}, {rows} rows");
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", s.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
