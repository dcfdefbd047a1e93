//! The values of traits: of the right type, without a key that occurs twice, and
//! applied where they may be.

use serde::de::DeserializeSeed;

use super::applied::Applied;
use super::keys::Keys;
use super::rules::rule;
use super::site::{Site, sites};
use crate::json_error::without_position;
use crate::model::graph::Graph;
use crate::report::Report;
use crate::source::Json;

/// Checks each trait of each shape and member.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    for site in sites(graph) {
        for (id, json) in site.traits().entries() {
            if !readable(&site, json, report) {
                continue;
            }
            let Some(rule) = rule(id.as_str()) else {
                continue;
            };
            if !rule.on.fits(&site) {
                let message = format!("the trait `{id}` can't be applied here");
                let hint = format!("it is for {}", rule.on.describe());
                report.fault(&json.name_place(id.as_str()), site, message, hint);
                continue;
            }
            let example = rule.example;
            (rule.check)(&mut Applied { site, id: id.as_str(), json, example, report });
        }
    }
}

/// Whether a value can be read: reports keys that occur twice in an object of
/// it, and values that are nested too deeply.
fn readable(site: &Site<'_>, json: &Json, report: &mut Report) -> bool {
    let text = json.get();
    if text == "{}" || !text.starts_with(['{', '[']) {
        return true;
    }
    let mut keys = Keys::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let (message, hint) = match keys.deserialize(&mut reader) {
        Err(error) => {
            let why = without_position(&error);
            (format!("the value can't be read: {why}"), "simplify the value")
        }
        Ok(()) => match keys.double {
            None => return true,
            Some(key) => {
                (format!("the key `{key}` occurs twice in the value"), "remove one of them")
            }
        },
    };
    report.fault(&json.place, site, message, hint);
    false
}
