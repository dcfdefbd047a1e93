//! Passwords for databases, as other libraries sign them.

use farrier::{Credentials, Timestamp};
use farrier_aws::token;
use serde_json::Value;

use crate::vectors::{self, Tally, equal, text};

/// It has other signatures as well, which the tests of the signer look at.
const SUITE: &str = "../signing/presign-and-s3-vectors.json";

#[test]
fn passwords_are_signed_as_by_other_tools() {
    let Some(suite) = vectors::json(SUITE) else { return };
    let mut tally = Tally::default();
    let services = ["rds-db", "dsql"];
    let cases = suite.as_array().unwrap().iter();
    for case in cases.filter(|case| services.contains(&text(case, "service"))) {
        tally.add(text(case, "name"), outcome(case));
    }
    tally.finish("passwords in presign-and-s3-vectors.json");
}

fn outcome(case: &Value) -> Result<(), String> {
    let session_token = case["session_token"].as_str().map(str::to_owned);
    let (id, secret) = (text(case, "access_key_id"), text(case, "secret_access_key"));
    let credentials = Credentials::new(id, secret, session_token);
    let (region, now) = (text(case, "region"), time(text(case, "date")));
    let host = text(&case["headers"], "host");
    let query = &case["query"];
    let found = match text(query, "Action") {
        "DbConnect" => token::dsql(host, region, &credentials, now),
        "DbConnectAdmin" => token::dsql_admin(host, region, &credentials, now),
        _ => {
            let (host, port) = host.split_once(':').unwrap();
            let user = text(query, "DBUser");
            token::rds(host, port.parse().unwrap(), user, region, &credentials, now)
        }
    };
    let found = found.map_err(|error| error.to_string())?;
    let signature = found.split("X-Amz-Signature=").nth(1).unwrap_or_default();
    equal(&signature, &text(case, "expected_signature"))
}

/// `20161107T173933Z`
fn time(text: &str) -> Timestamp {
    let part = |from: usize, to: usize| &text[from..to];
    let date = [part(0, 4), part(4, 6), part(6, 8)].join("-");
    let time = [part(9, 11), part(11, 13), part(13, 15)].join(":");
    format!("{date}T{time}Z").parse().unwrap()
}
