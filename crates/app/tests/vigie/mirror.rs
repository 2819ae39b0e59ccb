//! A mirror of indicator sets on this computer, which can misbehave in every way that a real one can.

use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use minisign::KeyPair;
use rustls::{ServerConfig, ServerConnection, StreamOwned, pki_types::PrivateKeyDer};
use serde_json::json;
use sha2::{Digest, Sha256};

/// How a path is answered.
#[derive(Clone)]
pub(crate) enum Answer {
    Body(Vec<u8>),
    /// The first half of a body that was announced whole.
    Half(Vec<u8>),
    /// A body without end.
    Endless,
    /// A body without end, a byte at a time.
    Drip,
    Redirect(String),
    Status(u16),
}

/// A mirror; it ends when it is dropped.
pub(crate) struct Mirror {
    pub(crate) root: String,
    /// Its certificate, when it speaks TLS.
    pub(crate) certificate: String,
    answers: Arc<Mutex<BTreeMap<String, Answer>>>,
    asked: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

impl Drop for Mirror {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

impl Mirror {
    pub(crate) fn plain() -> Self {
        Self::start(None, "http", String::new())
    }

    pub(crate) fn tls() -> Self {
        let names = vec!["127.0.0.1".to_owned()];
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        Self::start(Some(Arc::new(config)), "https", made.cert.pem())
    }

    fn start(tls: Option<Arc<ServerConfig>>, scheme: &str, certificate: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let mirror = Self {
            root: format!("{scheme}://127.0.0.1:{port}"),
            certificate,
            answers: Arc::default(),
            asked: Arc::default(),
            ended: Arc::default(),
        };
        let (answers, asked) = (mirror.answers.clone(), mirror.asked.clone());
        let ended = mirror.ended.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let (answers, asked, ended) = (answers.clone(), asked.clone(), ended.clone());
                let (stream, tls) = (stream.unwrap(), tls.clone());
                thread::spawn(move || match tls {
                    None => serve(stream, &answers, &asked, &ended),
                    Some(config) => {
                        let connection = ServerConnection::new(config).unwrap();
                        serve(
                            StreamOwned::new(connection, stream),
                            &answers,
                            &asked,
                            &ended,
                        );
                    }
                });
            }
        });
        mirror
    }

    pub(crate) fn answer(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Serves every document of a site.
    pub(crate) fn offer(&self, site: &BTreeMap<String, Vec<u8>>) {
        for (name, bytes) in site {
            self.answer(&format!("/{name}"), Answer::Body(bytes.clone()));
        }
    }

    /// The paths asked for since the last time.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }

    pub(crate) fn index(&self) -> String {
        format!("{}/index.json", self.root)
    }
}

/// Answers one request; a client that goes away is no fault.
fn serve<S: Read + Write>(
    mut stream: S,
    answers: &Mutex<BTreeMap<String, Answer>>,
    asked: &Mutex<Vec<String>>,
    ended: &AtomicBool,
) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && head.len() < 8_192 {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    asked.lock().unwrap().push(path.clone());
    let answer = answers.lock().unwrap().get(&path).cloned();
    let _ = tell(&mut stream, answer.unwrap_or(Answer::Status(404)), ended);
    let _ = stream.flush();
}

fn tell<S: Write>(stream: &mut S, answer: Answer, ended: &AtomicBool) -> std::io::Result<()> {
    let close = "Connection: close\r\n";
    match answer {
        Answer::Body(body) => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\n{close}Content-Length: {}\r\n\r\n",
                body.len()
            )?;
            stream.write_all(&body)
        }
        Answer::Half(body) => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\n{close}Content-Length: {}\r\n\r\n",
                body.len()
            )?;
            stream.write_all(&body[..body.len() / 2])
        }
        Answer::Endless | Answer::Drip => {
            write!(stream, "HTTP/1.1 200 OK\r\n{close}\r\n")?;
            let drip = matches!(answer, Answer::Drip);
            let part = vec![b' '; if drip { 1 } else { 65_536 }];
            while !ended.load(Ordering::Relaxed) {
                stream.write_all(&part)?;
                stream.flush()?;
                if drip {
                    thread::sleep(Duration::from_millis(20));
                }
            }
            Ok(())
        }
        Answer::Redirect(to) => {
            write!(
                stream,
                "HTTP/1.1 302 Found\r\n{close}Location: {to}\r\nContent-Length: 0\r\n\r\n"
            )
        }
        Answer::Status(status) => {
            write!(
                stream,
                "HTTP/1.1 {status} No\r\n{close}Content-Length: 0\r\n\r\n"
            )
        }
    }
}

/// Whoever signs an index.
pub(crate) struct Signer(KeyPair);

impl Signer {
    pub(crate) fn new() -> Self {
        Self(KeyPair::generate_unencrypted_keypair().unwrap())
    }

    /// The key as a word for the command line.
    pub(crate) fn key(&self) -> String {
        self.0.pk.to_base64()
    }

    /// The key as the file that minisign writes.
    pub(crate) fn key_file(&self) -> String {
        self.0.pk.to_box().unwrap().into_string()
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        let signature = minisign::sign(None, &self.0.sk, bytes, None, None).unwrap();
        signature.into_string().into_bytes()
    }
}

/// An index of sets and the sets, by name, signed.
pub(crate) fn site(
    signer: &Signer,
    date: &str,
    sets: &[(&str, Vec<u8>)],
) -> BTreeMap<String, Vec<u8>> {
    let listed: Vec<_> = sets
        .iter()
        .map(|(name, bytes)| {
            let digest = Sha256::digest(bytes);
            let sha256: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            json!({
                "name": name, "url": format!("sets/{name}"), "sha256": sha256,
                "size": bytes.len(), "date": date, "licence": "CC BY 4.0",
                "publisher": "Example Lab", "counts": {"host": 1}
            })
        })
        .collect();
    let index = json!({"schema": "vigie-index-1", "date": date, "sets": listed});
    let index = serde_json::to_vec_pretty(&index).unwrap();
    let mut site: BTreeMap<String, Vec<u8>> = sets
        .iter()
        .map(|(name, bytes)| (format!("sets/{name}"), bytes.clone()))
        .collect();
    site.insert("index.json.minisig".to_owned(), signer.sign(&index));
    site.insert("index.json".to_owned(), index);
    site
}

/// A plain list of `count` hosts.
pub(crate) fn hosts(name: &str, count: usize) -> Vec<u8> {
    let lines = (0..count).map(|number| format!("{name}{number}.example.net\n"));
    lines.collect::<String>().into_bytes()
}
