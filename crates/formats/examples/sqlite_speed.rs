//! Temporary measurement.
use formats::{
    bytes::ByteSource,
    sqlite::{Database, Select},
};
use model::Fault;
use std::{os::unix::fs::FileExt, sync::Arc, time::Instant};
struct File(std::fs::File, u64);
impl ByteSource for File {
    fn len(&self) -> u64 {
        self.1
    }
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, Fault> {
        let mut n = 0;
        while n < buffer.len() {
            let k = self.0.read_at(&mut buffer[n..], offset + n as u64).unwrap();
            if k == 0 {
                break;
            }
            n += k;
        }
        Ok(n)
    }
}
fn main() {
    let path = "/tmp/sqlite_speed.db";
    if !std::path::Path::new(path).exists() {
        let c = rusqlite::Connection::open(path).unwrap();
        c.execute_batch("BEGIN; CREATE TABLE message(ROWID INTEGER PRIMARY KEY, guid TEXT, text TEXT, handle_id INTEGER, date INTEGER, is_from_me INTEGER, body BLOB);
          CREATE TABLE handle(ROWID INTEGER PRIMARY KEY, id TEXT, service TEXT);
          WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i+1 FROM n WHERE i < 500) INSERT INTO handle SELECT i, printf('+33%09d', i), 'SMS' FROM n;
          WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i+1 FROM n WHERE i < 1000000) INSERT INTO message SELECT i, printf('%08x-1111-2222-3333-%012d', i, i), printf('message text number %d with https://example.com/%d inside', i, i), 1 + (i*7)%500, 600000000000000000 + i*1000, i%2, zeroblob(40) FROM n; COMMIT;").unwrap();
    }
    println!("file {} MB", std::fs::metadata(path).unwrap().len() >> 20);
    let memory = std::env::args().nth(1).as_deref() == Some("memory");
    for _ in 0..4 {
        let start = Instant::now();
        let c =
            rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)
                .unwrap();
        let mut s = c.prepare("SELECT m.ROWID, guid, text, handle_id, date, is_from_me, body, h.id FROM message m LEFT JOIN handle h ON h.ROWID = m.handle_id").unwrap();
        let mut rows = s.query(()).unwrap();
        let (mut n, mut bytes, mut sum) = (0u64, 0usize, 0i64);
        while let Some(r) = rows.next().unwrap() {
            n += 1;
            for i in [1, 2, 7] {
                if let rusqlite::types::ValueRef::Text(t) = r.get_ref(i).unwrap() {
                    bytes += String::from_utf8_lossy(t).len();
                }
            }
            for i in [3, 4, 5] {
                sum = sum.wrapping_add(r.get_ref(i).unwrap().as_i64().unwrap());
            }
            bytes += r.get_ref(6).unwrap().as_blob().unwrap().len();
        }
        println!("rusqlite {n} {bytes} {sum} {:?}", start.elapsed());
        let start = Instant::now();
        let source: Arc<dyn ByteSource> = if memory {
            Arc::new(std::fs::read(path).unwrap())
        } else {
            let f = std::fs::File::open(path).unwrap();
            let l = f.metadata().unwrap().len();
            Arc::new(File(f, l))
        };
        let start = if memory { Instant::now() } else { start };
        let db = Database::open(source, None).unwrap();
        let mut q = Select::from("message");
        let t = [q.column("guid"), q.column("text")];
        let i = [
            q.column("handle_id"),
            q.column("date"),
            q.column("is_from_me"),
        ];
        let b = q.column("body");
        let h = q.left_join("handle", "ROWID", "handle_id");
        let h = q.column_of(h, "id");
        let (mut bytes, mut sum) = (0usize, 0i64);
        let scan = db.scan(&q, &mut |r| {
            for c in [t[0], t[1], h] {
                bytes += r.text(c).map_or(0, |t| t.len());
            }
            for c in i {
                sum = sum.wrapping_add(r.integer(c).unwrap());
            }
            bytes += r.blob(b).unwrap().len();
        });
        println!(
            "vigie    {} {bytes} {sum} {:?} {:?}",
            scan.rows,
            start.elapsed(),
            scan.faults
        );
    }
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    println!("{}", s.lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
