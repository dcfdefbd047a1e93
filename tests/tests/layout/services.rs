//! The crates know no single service.

use std::fs;
use std::path::Path;

use crate::ROOT;
use crate::sources::{found, sources};

/// What only the checked-in model and its client should name: the service, its header, and its
/// operations. Lower case, and without underscores, so that a name is found in either style.
const NAMES_OF_THE_SERVICE: [&str; 12] = [
    "participant",
    "x-amz-bearer",
    "cancelparticipantauthentication",
    "completeattachmentupload",
    "createparticipantconnection",
    "describeview",
    "disconnectparticipant",
    "getattachment",
    "getauthenticationurl",
    "gettranscript",
    "sendevent",
    "startattachmentupload",
    // `SendMessage` is missing: examples are of a chat of their own, which has one too.
];

/// In comments, documentation and unit tests as well as in code.
#[test]
fn only_models_and_what_is_made_of_them_know_a_service() {
    let names_it = |line: &str| {
        let line = line.to_lowercase().replace('_', "");
        NAMES_OF_THE_SERVICE.iter().any(|name| line.contains(name))
    };
    for folder in ["smithy/src", "codegen/src", "cli/src", "runtime/src"] {
        let mut known = Vec::new();
        for file in sources(&Path::new(ROOT).join(folder)) {
            let text = fs::read_to_string(&file).unwrap();
            let lines = text.lines().enumerate().filter(|(_, line)| names_it(line));
            known.extend(
                lines.map(|(index, line)| {
                    format!("{}:{}: {}", file.display(), index + 1, line.trim())
                }),
            );
        }
        assert_eq!(known, [""; 0]);
    }
    for name in &NAMES_OF_THE_SERVICE {
        let there = |line: &str| line.to_lowercase().replace('_', "").contains(name);
        assert!(!found("generated/src", |_, line| there(line)).is_empty(), "{name}");
    }
}
