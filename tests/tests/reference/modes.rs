//! The modes of validation, for a client and for a call.

use generated::StartAttachmentUploadRequest;
use generated::farrier::Validation;

use crate::support::server::{Server, ok};
use crate::support::warnings::warnings_of;
use crate::support::{SECRET, Untouched, UploadError, client_of, run, upload};

/// Two violations: the name and the size.
fn wrong() -> StartAttachmentUploadRequest {
    let mut input = upload();
    input.attachment_name = "confidential.".repeat(30);
    input.attachment_size_in_bytes = 0;
    input
}

/// The warnings of a call that is sent whatever is wrong with it.
fn sent_with(client: Validation, call: Option<Validation>) -> Vec<String> {
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).validation(client).build().unwrap();
    let (outcome, warnings) = warnings_of(|| {
        let request = client.start_attachment_upload(wrong());
        run(match call {
            Some(validation) => request.validation(validation),
            None => request,
        })
    });
    outcome.unwrap();
    assert!(server.request().body_text().starts_with("{\"AttachmentName\":\"confidential.conf"));
    warnings
}

fn assert_refused(client: Validation, call: Option<Validation>) {
    let listener = Untouched::new();
    let client = listener.client().validation(client).build().unwrap();
    let (outcome, warnings) = warnings_of(|| {
        let request = client.start_attachment_upload(wrong());
        run(match call {
            Some(validation) => request.validation(validation),
            None => request,
        })
    });
    let UploadError::Invalid(found) = outcome.unwrap_err() else {
        panic!("not refused as invalid")
    };
    assert_eq!(found.as_slice().len(), 2);
    assert_eq!(warnings, [""; 0], "an error needs no warning besides");
    assert!(!listener.was_touched());
}

fn assert_warned(warnings: &[String]) {
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    for (warning, path) in warnings.iter().zip(["/AttachmentName", "/AttachmentSizeInBytes"]) {
        assert!(warning.contains("operation=\"StartAttachmentUpload\""), "{warning}");
        assert!(warning.contains(&format!("path=\"{path}\"")), "{warning}");
        assert!(
            warning.contains(&format!("at '{path}' failed to satisfy constraint")),
            "{warning}"
        );
        assert!(!warning.contains("confidential") && !warning.contains(SECRET), "{warning}");
    }
}

#[test]
fn enforce_is_the_default_and_sends_nothing() {
    assert_eq!(Validation::default(), Validation::Enforce);
    assert_refused(Validation::default(), None);
}

#[test]
fn warn_sends_and_warns_once_for_each_violation() {
    assert_warned(&sent_with(Validation::Warn, None));
}

#[test]
fn off_sends_and_says_nothing() {
    assert_eq!(sent_with(Validation::Off, None), [""; 0]);
}

#[test]
fn a_call_s_own_mode_has_the_last_word() {
    for client in [Validation::Enforce, Validation::Warn, Validation::Off] {
        assert_refused(client, Some(Validation::Enforce));
        assert_warned(&sent_with(client, Some(Validation::Warn)));
        assert_eq!(sent_with(client, Some(Validation::Off)), [""; 0]);
    }
}

#[test]
fn a_call_s_own_mode_is_for_that_call_only() {
    let server = Server::always(ok("{}"));
    let client = client_of(&server.url()).build().unwrap();
    run(async {
        client.start_attachment_upload(wrong()).validation(Validation::Off).await.unwrap();
        client.start_attachment_upload(wrong()).await.unwrap_err();
    });
    assert_eq!(server.requests().len(), 1);
}
