//! For the phone's owner: what can be done next, and whom to turn to. It stands last, so that it can stay out of
//! what is handed to a court.

use report::{Country, headline::Headline};

use super::Writer;
use crate::block::plain;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.section("pdf-section-next");
    writer.say_key("pdf-next-note");
    writer.say_key(match writer.headline {
        Headline::Known => "headline-known",
        _ => "pdf-next-pace",
    });
    if writer.headline == Headline::Known {
        writer.say_key("beside-known");
    }
    let steps = writer.headline.next_steps(writer.outcome.coverage);
    let steps = steps.into_iter().map(|key| match key {
        // The command line's own words name its option, or what stands on its screen.
        "next-points-1" => "pdf-next-points",
        "next-unread" => "pdf-next-unread",
        key => key,
    });
    let steps: Vec<&str> = steps.collect();
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
