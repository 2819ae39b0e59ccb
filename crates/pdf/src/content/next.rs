//! For the phone's owner: what can be done next, and whom to turn to. It stands last, so that it can stay out of
//! what is handed to a court.

use report::Country;

use super::Writer;
use crate::block::plain;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-next");
    writer.say_key("pdf-next-note");
    let steps = writer.headline.next_steps(writer.outcome.coverage);
    writer.list_keys(&steps);
    writer.heading(3, writer.key("section-help"));
    let (help, remark) = Country::contacts(writer.outcome.country);
    let help: Vec<_> = help.iter().map(|key| plain(writer.key(key))).collect();
    writer.list(help);
    writer.small(writer.key(remark));
    writer.heading(3, writer.key("section-accounts"));
    writer.say_key("accounts-intro");
    let accounts = report::handed_in::accounts(writer.outcome.sources);
    writer.list_keys(&accounts);
    writer.say_key("accounts-order");
}
