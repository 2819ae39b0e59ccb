//! Ctrl-C and the end of the terminal: noted, so that what is half-written is removed in order.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Whether the person asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From here on Ctrl-C is noted instead of ending the process at once. A second call in one
    /// process gives a note that nothing sets.
    #[must_use]
    pub fn listen() -> Self {
        let interrupt = Self::default();
        let noted = interrupt.clone();
        // Fails only when a handler stands already: then Ctrl-C is in other hands.
        let _ = ctrlc::set_handler(move || noted.0.store(true, Ordering::Relaxed));
        interrupt
    }

    /// Asks to stop, as Ctrl-C would.
    pub(crate) fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the person asked to stop.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
