//! How far a reading is, on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use model::Text;

use crate::{Interface, reader::protocol::JobName};

/// A line that moves on standard error, or nothing.
pub(crate) struct Progress<'i> {
    interface: &'i Interface,
    bar: ProgressBar,
}

impl<'i> Progress<'i> {
    /// Shown only when standard error is a terminal.
    #[must_use]
    pub(crate) fn new(interface: &'i Interface) -> Self {
        let target = if interface.shows_progress() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {wide_msg}") {
            bar.set_style(style);
        }
        Self { interface, bar }
    }

    /// Shows how many jobs are done, and which artefact is being read.
    pub(crate) fn show(&self, done: u64, jobs: u64, now: Option<&JobName>) {
        self.bar.set_length(jobs);
        self.bar.set_position(done);
        if let Some(job) = now {
            let title = Text::new(title_key(&job.artefact));
            self.bar.set_message(self.interface.say(&title));
        }
    }

    /// Says something above the line.
    pub(crate) fn above(&self, text: &Text) {
        self.bar.suspend(|| self.interface.tell(text));
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// The key of an artefact's title: `ios.safari_history` to `artefact-ios-safari-history`.
#[must_use]
pub(crate) fn title_key(artefact: &str) -> String {
    format!("artefact-{}", artefact.replace(['.', '_'], "-"))
}
