//! The crates know no single service, save in the places that are there for it.
//!
//! What is looked for: the names of the services in the model that is checked in and in those of
//! `SMITHY_AWS_MODELS` (`sdkId` of `aws.api#service`), and of the former the operations and headers
//! too. They are looked for as whole words, whatever their style and capitals, in code, comments,
//! documentation and unit tests.
//!
//! What is not found: names that are ordinary words here (`ORDINARY`), names that are broken over
//! two lines, services of which there is no model, and what stands for a service without naming it,
//! such as its host, the name of an error or a header of other models.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::ROOT;
use crate::sources::sources;
use crate::wanted::{Wanted, names_of_the_own_model, services_of};
use crate::words::{Name, names};

const FOLDERS: [&str; 4] = ["smithy/src", "codegen/src", "cli/src", "runtime/src"];

/// The files and folders, without `.rs`, that are there for what single services do differently.
const PLACES: [&str; 2] = ["codegen/src/lower/customizations", "runtime/src/aws"];

/// A name that stands elsewhere, and why it must.
struct Known {
    file: &'static str,
    name: &'static str,
    why: &'static str,
}

const KNOWN: [Known; 8] = [
    known("smithy/src/traits/annotations.rs", "S3", "a trait has it in its id"),
    known("smithy/src/traits/aws.rs", "CloudTrail", "a property of a trait has it in its name"),
    known("codegen/src/protocol/body.rs", "S3", "a trait has it in its id"),
    known("codegen/src/report/traits/aws.rs", "API Gateway", "traits have it in their ids"),
    known("codegen/src/report/traits/aws.rs", "IAM", "traits have it in their ids"),
    known("codegen/src/report/traits/aws.rs", "S3", "a trait has it in its id"),
    known("runtime/src/protocol/rest_xml/format.rs", "S3", "says where the rule is described"),
    known("runtime/src/schema/service.rs", "S3", "a trait has it in its id"),
];

const fn known(file: &'static str, name: &'static str, why: &'static str) -> Known {
    Known { file, name, why }
}

/// The names that also are ordinary words of these crates, and so can't be looked for; and why they
/// are. A new one belongs here only if it can't be another word.
const ORDINARY: [(&str, &str); 8] = [
    ("Account", "labels of examples"),
    ("Batch", "operations of examples: `BatchGetItem`"),
    ("Connect", "what a client does first"),
    ("Location", "where an API key goes: a property of a trait"),
    ("PI", "the unit PiB"),
    ("SendMessage", "an operation of the examples' own chat"),
    ("Transfer", "the header `Transfer-Encoding`"),
    ("Translate", "what becomes of patterns"),
];

#[test]
fn only_models_and_what_is_made_of_them_know_a_service() {
    let mut wanted = names_of_the_own_model();
    match published() {
        Some(names) => wanted.extend(names),
        None => {
            let _ =
                writeln!(io::stderr(), "the own model's names only: SMITHY_AWS_MODELS is not set");
        }
    }
    for (name, _) in ORDINARY {
        wanted.remove(&Name::of(name));
    }
    let mut unexpected = everywhere(&wanted);
    unexpected.retain(|found| !KNOWN.iter().any(|known| known.is(found)));
    assert_eq!(unexpected, [], "names of services outside of {PLACES:?}");
}

#[test]
fn the_tables_hold_no_more_than_they_must() {
    let Some(mut wanted) = published() else {
        let _ = writeln!(io::stderr(), "skipped: SMITHY_AWS_MODELS is not set");
        return;
    };
    wanted.extend(names_of_the_own_model());
    let found = everywhere(&wanted);
    for known in &KNOWN {
        let Known { file, name, why } = known;
        assert!(found.iter().any(|it| known.is(it)), "{file} doesn't name {name} now ({why})");
    }
    for (name, why) in ORDINARY {
        assert!(found.iter().any(|it| it.name == name), "{name} isn't there now ({why})");
    }
}

#[test]
fn the_names_of_the_own_model_are_found_in_its_client() {
    let own = names_of_the_own_model();
    let found = occurrences("generated/src", &own);
    for name in own.values() {
        assert!(found.iter().any(|it| it.name == *name), "{name}");
    }
}

/// The names of the services of `SMITHY_AWS_MODELS`, where that is set.
fn published() -> Option<Wanted> {
    std::env::var_os("SMITHY_AWS_MODELS").map(|folder| services_of(Path::new(&folder)))
}

/// A name of a service, found.
#[derive(Debug, PartialEq, Eq)]
struct Occurrence {
    file: String,
    line: usize,
    name: String,
}

impl Known {
    fn is(&self, found: &Occurrence) -> bool {
        self.file == found.file && self.name == found.name
    }
}

/// Where the crates hold names.
fn everywhere(wanted: &Wanted) -> Vec<Occurrence> {
    FOLDERS.iter().flat_map(|folder| occurrences(folder, wanted)).collect()
}

/// Where files of a folder hold names. Places that are there for them are left out.
fn occurrences(folder: &str, wanted: &Wanted) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for path in sources(&Path::new(ROOT).join(folder)) {
        let file = path.strip_prefix(ROOT).unwrap().to_string_lossy().replace('\\', "/");
        if is_place(&file) {
            continue;
        }
        for (index, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let names = names(line);
            let names = names.iter().filter_map(|name| wanted.get(name));
            found.extend(names.map(|name| Occurrence {
                file: file.clone(),
                line: index + 1,
                name: name.clone(),
            }));
        }
    }
    found
}

/// Whether a file is one of the places, or in one.
fn is_place(file: &str) -> bool {
    PLACES.iter().any(|place| {
        let after = file.strip_prefix(place);
        after.is_some_and(|after| after.starts_with('/') || after == ".rs")
    })
}
