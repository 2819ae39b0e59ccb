//! The local app: a server on loopback alone, for one person, which forgets everything when they leave.
//!
//! Every request passes [`guard`], then the one table of [`routes`]; a page is made from the session by one
//! file of `views`, and written by the crate `pages`.

mod answer;
mod asked;
mod delete;
mod disk;
mod guard;
mod keep;
mod lines;
mod opened;
mod organisation;
mod recognise;
mod routes;
mod running;
mod scratch;
mod secret;
mod server;
mod session;
mod state;
mod streamed;
mod usual;
mod views;

pub use routes::{Kind, ROUTES, Route};
pub(crate) use server::{IDLE, Options, serve};
