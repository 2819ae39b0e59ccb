//! `vigie app` over a real socket: who is refused, the whole way, leaving at once.

mod browser;
mod cases;
mod entering;
mod leaving;
mod places;
mod refusals;
mod way;
