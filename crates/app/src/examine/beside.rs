//! The way from one file of a source to others that artefacts look up.

use std::{collections::BTreeMap, sync::Arc};

use artefacts::{Neighbours, Phone};
use formats::bytes::SharedBytes;
use model::{Fault, FaultKind};
use sources::{Listed, Source};

use super::plan::{Opened, Plan};

/// The planned files of one source, by their paths on the phone.
pub(super) struct Beside {
    source: Arc<dyn Source>,
    files: BTreeMap<String, Listed>,
}

impl Beside {
    /// For each opened source, what its files share.
    pub(super) fn phones(opened: &[Opened], plan: &Plan) -> Vec<Arc<Phone>> {
        let of = |(index, opened): (usize, &Opened)| {
            let own = plan.files.iter().filter(|(source, _)| *source == index);
            let files = own.map(|(_, file)| (file.path.clone(), file.clone()));
            Arc::new(Phone::new(Beside {
                source: Arc::clone(&opened.source),
                files: files.collect(),
            }))
        };
        opened.iter().enumerate().map(of).collect()
    }
}

impl Neighbours for Beside {
    fn open(&self, path: &str) -> Result<SharedBytes, Fault> {
        match self.files.get(path) {
            Some(file) => Ok(self.source.open(file)?.content),
            None => Err(Fault::new(FaultKind::Missing, path)),
        }
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let files = self.files.range(folder.to_owned()..);
        let names = files.map_while(|(path, _)| path.strip_prefix(folder));
        let names = names.filter(|name| !name.contains('/'));
        names.map(str::to_owned).collect()
    }
}
