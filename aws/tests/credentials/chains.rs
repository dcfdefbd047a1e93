//! The chains of profiles that assume roles.

use farrier_aws::Profiles;
use farrier_aws::parts::{Base, NamedSource, Plan, plan};
use serde_json::{Map, Value, json};

use crate::vectors::{self, Tally, equal, says, text, texts};

const SUITE: &str = "assume-role-tests.json";

/// What other libraries say, and what we say.
const WORDS: [(&str, &str); 8] = [
    ("must contain `source_profile`", "add `source_profile`"),
    ("both source_profile and credential_source", "both `source_profile` and `credential_source`"),
    ("missing aws_secret_access_key", "no `aws_secret_access_key`"),
    ("did not contain credential information", "says nothing of credentials"),
    ("could not find source profile B", "names the `source_profile` `B`"),
    ("No profiles were defined", "there are no profiles"),
    ("infinite loop", "is in a circle"),
    ("`sso_region` can only be specified", "another `sso_region`"),
];

#[test]
fn chains_are_those_of_other_tools() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    for case in suite.as_array().unwrap() {
        tally.add(text(case, "docs"), outcome(case));
    }
    tally.finish(SUITE);
}

fn outcome(case: &Value) -> Result<(), String> {
    let input = &case["input"];
    let mut file = sections("profile", &input["profiles"]);
    file.push_str(&sections("sso-session", &input["sso_sessions"]));
    let profiles = Profiles::parse(&file, "").map_err(|error| error.to_string())?;
    let planned = plan(&profiles, text(input, "selected_profile"));
    let output = &case["output"];
    match (planned, output["Error"].as_str()) {
        (Ok(plan), None) => equal(&steps(&plan), &output["ProfileChain"]),
        (Ok(plan), Some(expected)) => Err(format!("{plan:?}, and {expected:?} is expected")),
        (Err(error), Some(expected)) => says(&error.to_string(), expected, &WORDS),
        (Err(error), None) => Err(error.to_string()),
    }
}

/// The text of a file with these sections.
fn sections(word: &str, sections: &Value) -> String {
    let mut file = String::new();
    for (name, properties) in sections.as_object().into_iter().flatten() {
        file.extend([format!("[{word} {name}]\n")]);
        file.extend(texts(properties).map(|(key, text)| format!("{key} = {text}\n")));
    }
    file
}

/// A plan in the form of the vectors.
fn steps(plan: &Plan) -> Value {
    let roles = plan.roles.iter().map(|role| {
        let step = [
            ("role_arn", Some(&role.arn)),
            ("role_session_name", role.session_name.as_ref()),
            ("external_id", role.external_id.as_ref()),
        ];
        json!({ "AssumeRole": given(&step) })
    });
    std::iter::once(base(&plan.base)).chain(roles).collect()
}

fn base(base: &Base) -> Value {
    match base {
        Base::AccessKey { id, secret, session_token, account_id } => json!({ "AccessKey": given(&[
            ("access_key_id", Some(id)),
            ("secret_access_key", Some(secret)),
            ("session_token", session_token.as_ref()),
            ("account_id", account_id.as_ref()),
        ])}),
        Base::Named(source) => json!({ "NamedSource": match source {
            NamedSource::Environment => "Environment",
            NamedSource::InstanceMetadata => "Ec2InstanceMetadata",
            NamedSource::Container => "EcsContainer",
        }}),
        Base::WebIdentity { role_arn, token_file, session_name } => {
            json!({ "WebIdentityToken": given(&[
                ("role_arn", Some(role_arn)),
                ("web_identity_token_file", Some(token_file)),
                ("role_session_name", session_name.as_ref()),
            ])})
        }
        Base::Sso(sso) => json!({ "Sso": given(&[
            ("sso_session", sso.session.as_ref()),
            ("sso_region", Some(&sso.region)),
            ("sso_start_url", Some(&sso.start_url)),
            ("sso_account_id", sso.account_id.as_ref()),
            ("sso_role_name", sso.role_name.as_ref()),
        ])}),
        Base::Process { command, .. } => json!({ "CredentialProcess": command }),
        other => json!(format!("{other:?}")),
    }
}

/// The members that there are.
fn given(members: &[(&str, Option<&String>)]) -> Map<String, Value> {
    let given =
        members.iter().filter_map(|(name, text)| Some(((*name).to_owned(), json!((*text)?))));
    given.collect()
}
