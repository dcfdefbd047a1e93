//! Editions of the partitions of AWS.

use std::borrow::Cow;
use std::fs;

use farrier::rules::{Partition, Partitions};
use serde_json::Value;

use super::{suites, tell};

/// The file of an edition, if it is there.
fn read(year: &str) -> Option<Value> {
    let file = suites::vectors()?.join(format!("partitions-{year}.json"));
    let text = fs::read_to_string(file).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}

/// An edition with all of the regions that it names.
pub(super) fn edition(year: &str) -> Option<Partitions> {
    let json = read(year)?;
    Some(Partitions::new(json["partitions"].as_array().unwrap().iter().map(partition).collect()))
}

fn partition(json: &Value) -> Partition {
    let outputs = &json["outputs"];
    let text = |key: &str| Cow::Owned(outputs[key].as_str().unwrap().to_owned());
    let [name, suffix, dual_stack, global] =
        ["name", "dnsSuffix", "dualStackDnsSuffix", "implicitGlobalRegion"].map(text);
    let mut partition = Partition::new(name, suffix, dual_stack, global);
    partition.supports_fips = outputs["supportsFIPS"].as_bool().unwrap();
    partition.supports_dual_stack = outputs["supportsDualStack"].as_bool().unwrap();
    let prefixes = prefixes(json["regionRegex"].as_str().unwrap());
    partition.region_prefixes = prefixes.into_iter().map(Cow::Owned).collect();
    let regions = json["regions"].as_object().unwrap().keys();
    partition.other_regions = regions.cloned().map(Cow::Owned).collect();
    partition
}

/// What the regions of an expression begin with: `a` and `b` for `^(a|b)\-\w+\-\d+$`.
fn prefixes(regex: &str) -> Vec<String> {
    let regex = regex.strip_prefix('^').and_then(|regex| regex.strip_suffix(r"\-\w+\-\d+$"));
    let plain = regex.unwrap_or_else(|| panic!("an expression of another form")).replace('\\', "");
    match plain.strip_prefix('(').and_then(|plain| plain.strip_suffix(')')) {
        Some(choices) => choices.split('|').map(str::to_owned).collect(),
        None => vec![plain.replace(['(', ')'], "")],
    }
}

#[test]
fn the_newest_edition_is_that_of_2026() {
    let Some(json) = read("2026") else {
        return tell("partitions: skipped, there is no edition of 2026");
    };
    let edition = edition("2026").unwrap();
    let regions = json["partitions"].as_array().unwrap().iter();
    let regions = regions.flat_map(|partition| partition["regions"].as_object().unwrap().keys());
    let mut count = 0;
    for region in regions {
        let (own, given) = (Partitions::newest().of(region).unwrap(), edition.of(region).unwrap());
        let facts = |it: &Partition| {
            let texts =
                [&it.name, &it.dns_suffix, &it.dual_stack_dns_suffix, &it.implicit_global_region];
            (
                texts.map(ToString::to_string),
                it.supports_fips,
                it.supports_dual_stack,
                it.region_prefixes.clone(),
            )
        };
        assert_eq!(facts(own), facts(given), "{region}");
        count += 1;
    }
    tell(&format!("partitions: {count} of {count} regions are those of the edition of 2026"));
    assert!(count > 0);
}
