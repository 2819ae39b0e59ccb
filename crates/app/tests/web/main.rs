//! `vigie app` over a real socket: who is refused, the whole way, leaving at once.

mod browser;
mod cases;
mod entering;
mod hostile;
mod leaving;
mod lines;
mod places;
mod refusals;
mod tabs;
mod way;
