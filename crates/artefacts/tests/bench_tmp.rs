//! tmp
use artefacts::*; use model::*; use std::sync::Arc; use std::time::Instant as I;
#[derive(Default)] struct C(u64,u64,u64);
impl Sink for C { fn record(&mut self,_:Place<'_>,r:AnyRecord<'_>){ self.0+=1; r.facts().traces(&mut |t| {self.1+=1; self.2+=t.value.text().len() as u64}); } fn fault(&mut self,f:Fault){ println!("{f}"); } fn schema(&mut self,n:SchemaNote){ println!("{n:?}"); } }
#[test] fn bench(){ for (id,p) in [("ios.sms","/tmp/bench-sms.db"),("ios.safari_history","/tmp/bench-hist.db"),("ios.manifest","/tmp/bench-manifest.db")] { let b=std::fs::read(p).unwrap(); let e=find(id).unwrap(); for _ in 0..2 { let mut c=C::default(); let t=I::now(); let f=PhoneFile::new("/x",Arc::new(b.clone()),None); let r=(e.read)(&f,&mut c); println!("{id} {:?} {} rows {} traces {} bytes {r:?}",t.elapsed(),c.0,c.1,c.2); } } }
