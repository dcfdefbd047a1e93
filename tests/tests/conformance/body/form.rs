//! Forms (`application/x-www-form-urlencoded`) as the query protocols write them: the order of
//! parameters doesn't count, nor does the numbering of a map's entries, which has no order. The way
//! a character is escaped does.

use std::collections::BTreeMap;

/// What stands under one name, and under the names within it.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Field {
    values: Vec<String>,
    fields: BTreeMap<String, Field>,
}

/// Whether two forms say the same.
pub(super) fn same(found: &[u8], expected: &[u8]) -> Result<bool, String> {
    Ok(parse(found)? == parse(expected)?)
}

fn parse(body: &[u8]) -> Result<Field, String> {
    let text = str::from_utf8(body).map_err(|error| error.to_string())?;
    let mut root = Field::default();
    // Expected forms are broken into lines in some cases.
    for pair in text.split('&').map(str::trim) {
        let (path, value) = pair.split_once('=').ok_or(format!("{pair:?} is no parameter"))?;
        let field = path
            .split('.')
            .fold(&mut root, |field, name| field.fields.entry(name.to_owned()).or_default());
        field.values.push(value.to_owned());
    }
    in_order(&mut root);
    Ok(root)
}

/// Sorts the entries of maps: fields that are numbered, and hold the same two fields each.
fn in_order(field: &mut Field) {
    field.values.sort();
    field.fields.values_mut().for_each(in_order);
    let is_numbered = field.fields.keys().all(|name| name.parse::<u32>().is_ok());
    let mut names = field.fields.values().map(|entry| entry.fields.keys().collect::<Vec<_>>());
    let first = names.next().unwrap_or_default();
    let is_map = is_numbered && first.len() == 2 && names.all(|names| names == first);
    if is_map {
        let (names, mut entries): (Vec<_>, Vec<_>) =
            std::mem::take(&mut field.fields).into_iter().unzip();
        entries.sort();
        field.fields = names.into_iter().zip(entries).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[track_caller]
    fn check(found: &str, expected: &str, is_same: bool) {
        assert_eq!(same(found.as_bytes(), expected.as_bytes()), Ok(is_same));
    }

    #[test]
    fn parameters_have_no_order() {
        check("A=1&B=2", "B=2&A=1", true);
        check("A=1&B=2", "A=1\n&B=2", true);
        check("A=1", "A=1&A=1", false);
        check("A=1&A=2", "A=1", false);
        check("A=%20", "A=+", false);
        check("L.1=a&L.2=b", "L.1=b&L.2=a", false);
        assert!(same(b"A", b"A=").is_err());
    }

    #[test]
    fn maps_have_no_order() {
        let found = "M.e.1.key=a&M.e.1.value.x=1&M.e.2.key=b&M.e.2.value.x=2";
        check(found, "M.e.1.key=b&M.e.1.value.x=2&M.e.2.key=a&M.e.2.value.x=1", true);
        check(found, "M.e.1.key=b&M.e.1.value.x=1&M.e.2.key=a&M.e.2.value.x=2", false);
        check(found, "M.e.0.key=a&M.e.0.value.x=1&M.e.1.key=b&M.e.1.value.x=2", false);
    }
}
