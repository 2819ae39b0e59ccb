//! The app in a real browser: one way through it a test, each in French and English, in `*.mjs` beside this.
//!
//! `VIGIE_BROWSER_TOOLS` names the folder into which `npm ci` put what `package.json` asks for (else it is
//! `target/browser-tools`); `VIGIE_REQUIRE_ALL` makes the absence of a browser a failure.
//! Described in: <https://playwright.dev/docs/library>.

mod given;
mod hostile;
mod ways;
