//! Reads which apps and programs kept the phone's sound in use, as the power log notes it. That holds
//! for listening and for speaking as well as for the microphone.
//!
//! Described in: <https://github.com/mac4n6/APOLLO>.

use formats::sqlite::Select;
use model::{Bearing, Fault, Instant, Moment, Record, Trace, Untrusted, Value};

use crate::{
    About, Artefact, Out, PhoneFile,
    power_log::{FILES, PowerLog},
    values::row_filled,
};

const AUDIO: &str = "PLAudioAgent_EventPoint_AudioApp";

/// Sound in the power log.
#[derive(Debug)]
pub struct PowerlogAudio;

/// A use of the phone's sound that began or ended.
#[derive(Debug, serde::Serialize)]
pub struct AudioUse<'a> {
    /// When.
    pub time: Option<Instant>,
    /// The app's identifier, when an app is named by one.
    pub app_id: Option<Untrusted<'a>>,
    /// The program, when it is named otherwise.
    pub process: Option<Untrusted<'a>>,
    /// For what, in the program's own words.
    pub audio_use: Option<Untrusted<'a>>,
    /// What was done, in the phone's words.
    pub operation: Option<Untrusted<'a>>,
    /// The number of the process.
    pub pid: Option<i64>,
}

impl Record for AudioUse<'_> {
    fn moments(&self, each: &mut dyn FnMut(Moment)) {
        Moment::each_utc([(self.time, "sound-used")], each);
    }

    fn traces(&self, each: &mut dyn FnMut(Trace<'_>)) {
        if let Some(app) = &self.app_id {
            each(Value::AppId(app.raw()).with(Bearing::Ran));
        }
        if let Some(process) = &self.process {
            each(Value::Process(process.raw()).with(Bearing::Ran));
        }
    }
}

impl Artefact for PowerlogAudio {
    type Record<'a> = AudioUse<'a>;

    const ABOUT: About = About {
        files: FILES,
        fields: &[
            ("time", "when it was noted (UTC)"),
            ("app_id", "identifier of the app, when it is named by one"),
            ("process", "the program, when it is named otherwise"),
            ("audio_use", "for what, in the program's own words"),
            ("operation", "what was done, in the phone's words"),
            ("pid", "number of the process"),
        ],
        described_in: &["https://github.com/mac4n6/APOLLO"],
    };

    fn read(file: &PhoneFile, out: &mut Out<'_, Self>) -> Result<(), Fault> {
        let Some(log) = PowerLog::open(file, &[AUDIO], out)? else {
            return Ok(());
        };
        let mut select = Select::from(AUDIO);
        select.also_known(&[
            "ID",
            "timestampLogged",
            "AssertionID",
            "AudioRoute",
            "MirroringState",
        ]);
        let time = select.column("timestamp");
        let name = select.column("ApplicationName");
        let audio_use = select.column("AssertionName");
        let operation = select.column("Operation");
        let pid = select.column("PID");
        out.rows(&log.database, &select, |out, row| {
            let name = row_filled(row, name);
            let is_app = name.as_ref().is_some_and(|name| name.raw().contains('.'));
            let (app_id, process) = if is_app { (name, None) } else { (None, name) };
            let noted = AudioUse {
                time: log.time(row, time),
                app_id,
                process,
                audio_use: row_filled(row, audio_use),
                operation: row_filled(row, operation)
                    .or_else(|| row.integer(operation).map(|n| n.to_string().into())),
                pid: row.integer(pid),
            };
            out.record(row.place(), &noted);
        });
        Ok(())
    }
}
