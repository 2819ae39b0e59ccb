//! Reads which sites each installed app says to belong to: `swcutil_show.txt`. It is a list of apps, too.
//!
//! Described in: <https://developer.apple.com/documentation/technotes/tn3155-debugging-universal-links>,
//! <https://developer.apple.com/documentation/xcode/supporting-associated-domains>.

use formats::text::{Line, each_line};
use model::{Bearing, Fault, FaultKind, Instant, Moment, Place, Record, Trace, Untrusted, Value};

use crate::{About, Artefact, Out, PhoneFile, stamps};

/// Apps and sites.
#[derive(Debug)]
pub struct AssociatedDomains;

/// One app and one site.
#[derive(Debug, Default, serde::Serialize)]
pub struct AssociatedDomain {
    /// When the phone last asked the site.
    pub time: Option<Instant>,
    /// What for: `applinks` (opens its addresses), `webcredentials` (its passwords), and others.
    pub association: Option<Untrusted<'static>>,
    /// The app.
    pub app_id: Option<Untrusted<'static>>,
    /// The app's version.
    pub version: Option<Untrusted<'static>>,
    /// The site.
    pub host: Option<Untrusted<'static>>,
    /// Whether the site agrees: `approved`, `denied`, `unspecified`.
    pub site_approval: Option<Untrusted<'static>>,
    /// Whether the app was brought by an organisation.
    pub by_organisation: bool,
}

impl Record for AssociatedDomain {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        if let Some(at) = self.time {
            each(Moment::utc(at, "app-site-asked"));
        }
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Installed));
        }
        if let Some(host) = &self.host {
            each(Value::Host(host.raw()).with(Bearing::Mentioned));
        }
    }
}

impl Artefact for AssociatedDomains {
    type Record<'a> = AssociatedDomain;

    const ABOUT: About = About {
        files: &[
            "/sysdiagnose/swcutil_show.txt",
            "/sysdiagnose/**/swcutil_show.txt",
        ],
        fields: &[
            ("time", "when the phone last asked the site (UTC)"),
            (
                "association",
                "what for: applinks (opens its addresses), webcredentials (its passwords), and others",
            ),
            ("app_id", "identifier of the app"),
            ("version", "version of the app"),
            ("host", "the site"),
            (
                "site_approval",
                "whether the site agrees: approved, denied, unspecified",
            ),
            (
                "by_organisation",
                "whether the app was brought by an organisation",
            ),
        ],
        described_in: &[
            "https://developer.apple.com/documentation/technotes/tn3155-debugging-universal-links",
            "https://developer.apple.com/documentation/xcode/supporting-associated-domains",
        ],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let (mut open, mut begins) = (AssociatedDomain::default(), 0);
        let (mut lines, mut known) = (0_u64, 0_u64);
        let tell = |open: &mut AssociatedDomain, line, out: &mut Out<'_, Self>| {
            let entry = std::mem::take(open);
            if entry.app_id.is_some() || entry.host.is_some() {
                out.record(Place::Line(line), &entry);
            }
        };
        let read = each_line(&*file.content(), &mut |line: Line<'_>| {
            let text = line.text();
            let text = text.trim();
            if text.is_empty() {
                return;
            }
            lines = lines.saturating_add(1);
            if text.starts_with("----") || text.starts_with("====") {
                known = known.saturating_add(1);
                tell(&mut open, begins, out);
                return;
            }
            let Some((name, value)) = text.split_once(':') else {
                return;
            };
            if name == "Service" {
                tell(&mut open, begins, out);
                begins = line.number;
                known = known.saturating_add(1);
            }
            if begins == 0 {
                begins = line.number;
            }
            open.take(name, value.trim());
        });
        tell(&mut open, begins, out);
        read?;
        if lines > 0 && known == 0 {
            let fault = Fault::new(FaultKind::UnknownSchema, "sites of apps");
            return Err(fault.detail(format_args!("{lines} lines, no entry")));
        }
        Ok(())
    }
}

impl AssociatedDomain {
    /// A line of an entry.
    fn take(&mut self, name: &str, value: &str) {
        let owned = |value: &str| (!value.is_empty()).then(|| Untrusted::from(value.to_owned()));
        match name {
            "Service" => self.association = owned(value),
            "App ID" => self.app_id = owned(without_team(value)),
            "App Version" => self.version = owned(value),
            "Domain" => {
                // `example.com?mode=developer`, `*.example.com`.
                let host = value.split('?').next().unwrap_or(value);
                self.host = owned(host.trim_start_matches("*."));
            }
            "Site/Fmwk Approval" => self.site_approval = owned(value),
            "Flags" => self.by_organisation = value.contains("enterpriseManaged"),
            "Last Checked" => self.time = stamps::blank_separated(value),
            _ => {}
        }
    }
}

/// The identifier behind the ten letters and digits of its maker's team.
fn without_team(app: &str) -> &str {
    match app.split_once('.') {
        Some((team, id)) if is_team(team) => id,
        _ => app,
    }
}

fn is_team(team: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    team.len() == 10 && team.bytes().all(is_sign)
}
