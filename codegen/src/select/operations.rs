//! The choice of operations by their names, by their shape ids, and by globs of either.

use farrier_smithy::{Operation, Service};

use super::suggestion;
use crate::error::Error;
use crate::glob;

/// The number of names that a hint suggests for a wrong one.
const NAMED: usize = 3;

/// Returns the operations of a service with the given names, in the model's order. If there are no names, it
/// returns all operations.
///
/// A name is that of an operation (`GetItem`), its shape id (`com.example#GetItem`), or a glob of either, in
/// which `*` matches any number of characters and `?` matches one: `Get*`, `*Item`, `com.example#*`. Names
/// are case-sensitive. An operation that several names match is returned once.
///
/// # Errors
/// Fails with [`Error::Selection`] if one of the names matches no operation. The error suggests what was
/// probably meant.
pub fn find_operations<'m>(
    service: &Service<'m>,
    names: &[String],
) -> Result<Vec<Operation<'m>>, Error> {
    let mut operations = service.operations();
    let stands_for_none = |name: &&String| !operations.iter().any(|it| stands_for(name, it));
    let wrong: Vec<&str> = names.iter().filter(stands_for_none).map(String::as_str).collect();
    if !wrong.is_empty() {
        return Err(not_there(service, &operations, &wrong));
    }
    operations.retain(|it| names.is_empty() || names.iter().any(|name| stands_for(name, it)));
    Ok(operations)
}

/// Returns true if a name or glob matches an operation. One with a `#` is compared with the whole shape id.
fn stands_for(name: &str, operation: &Operation<'_>) -> bool {
    glob::matches(name, of_the_same_form(name, operation))
}

/// Returns the name of an operation, or its shape id if `name` has that form.
fn of_the_same_form<'m>(name: &str, operation: &Operation<'m>) -> &'m str {
    if name.contains('#') { operation.id().as_str() } else { operation.name() }
}

fn not_there(service: &Service<'_>, operations: &[Operation<'_>], wrong: &[&str]) -> Error {
    let has_glob = wrong.iter().any(|name| glob::is_glob(name));
    let what = if has_glob { "has no operation that matches" } else { "has no operation" };
    let hint = match wrong {
        [only] => hint(only, operations),
        many => {
            let hints = many.iter().map(|name| format!("`{name}`: {}", hint(name, operations)));
            hints.collect::<Vec<_>>().join("; ")
        }
    };
    Error::Selection {
        message: format!("{} {what} `{}`", service.id(), wrong.join("`, `")),
        hint: Some(hint),
    }
}

/// Suggests what was probably meant by a name or glob that matches nothing.
fn hint(wrong: &str, operations: &[Operation<'_>]) -> String {
    let names = || operations.iter().map(|it| of_the_same_form(wrong, it));
    let lower = wrong.to_ascii_lowercase();
    let in_another_case: Vec<_> =
        names().filter(|name| glob::matches(&lower, &name.to_ascii_lowercase())).collect();
    if let [first, ..] = in_another_case[..] {
        let meant = if glob::is_glob(wrong) { listed(&in_another_case) } else { quoted(first) };
        return format!("did you mean {meant}? Upper and lower case letters are different");
    }
    // The shell of Windows doesn't remove single quotes.
    if wrong.starts_with(['\'', '"']) || wrong.ends_with(['\'', '"']) {
        return "leave out the quotes: they are part of the name here".to_owned();
    }
    if !glob::is_glob(wrong) {
        return suggestion(wrong, names());
    }
    match corrected(wrong, names()) {
        Some(glob) => format!("did you mean {}?", quoted(&glob)),
        None if wrong.contains(['[', '{', '|', '.', '^', '$']) => {
            "only `*`, any characters, and `?`, one character, are special in a glob".to_owned()
        }
        None => suggestion(wrong, names()),
    }
}

/// Replaces the beginning or the end of a glob by that of the nearest name, and returns the glob if it then
/// matches something: `Gte*` is corrected to `Get*`.
fn corrected<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<_> = names.collect();
    let first = wrong.find(['*', '?'])?;
    let (beginning, rest) = wrong.split_at(first);
    let begins_with = names.iter().filter_map(|name| {
        let end =
            name.char_indices().nth(beginning.chars().count()).map_or(name.len(), |(at, _)| at);
        name.get(..end)
    });
    let end = rest.rfind(['*', '?'])? + 1;
    let (middle, ending) = rest.split_at(end);
    let ends_with = names.iter().filter_map(|name| {
        let skipped = name.chars().count().checked_sub(ending.chars().count())?;
        name.char_indices().nth(skipped).and_then(|(at, _)| name.get(at..))
    });
    let other_beginning =
        farrier_smithy::closest(beginning, begins_with).map(|near| format!("{near}{rest}"));
    let other_ending =
        farrier_smithy::closest(ending, ends_with).map(|near| format!("{beginning}{middle}{near}"));
    [other_beginning, other_ending]
        .into_iter()
        .flatten()
        .find(|glob| glob != wrong && names.iter().any(|name| glob::matches(glob, name)))
}

/// The first few names.
fn listed(names: &[&str]) -> String {
    let shown: Vec<_> = names.iter().take(NAMED).map(|name| quoted(name)).collect();
    let more = match names.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    shown.join(", ") + &more
}

fn quoted(name: &str) -> String {
    format!("`{name}`")
}

#[cfg(test)]
mod tests {
    use super::find_operations;
    use crate::error::Error;

    const NAMES: [&str; 6] =
        ["GetItem", "PutItem", "BatchGetItem", "DeleteItem", "ListTables", "GetTable"];

    /// The operations that these names stand for, or what the error says.
    fn found(wanted: &[&str]) -> Result<Vec<String>, String> {
        let shapes = NAMES.map(|name| format!(r#""a.b#{name}": {{"type": "operation"}}"#));
        let targets = NAMES.map(|name| format!(r#"{{"target": "a.b#{name}"}}"#));
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{ {},
                "a.b#S": {{"type": "service", "version": "1", "operations": [{}]}} }} }}"#,
            shapes.join(", "),
            targets.join(", "),
        );
        let source = farrier_smithy::Source::new("s.json", text);
        let model = farrier_smithy::load(&[source]).unwrap().check().unwrap();
        let service = model.service("a.b#S").unwrap();
        let wanted: Vec<_> = wanted.iter().map(|&name| name.to_owned()).collect();
        match find_operations(&service, &wanted) {
            Ok(found) => Ok(found.iter().map(|it| it.name().to_owned()).collect()),
            Err(Error::Selection { message, hint }) => {
                Err(format!("{message}; {}", hint.unwrap_or_default()))
            }
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn names_ids_and_globs_in_the_order_of_the_model() {
        for (wanted, expected) in [
            (&[][..], &NAMES[..]),
            (&["*"], &NAMES),
            (&["PutItem", "GetItem"], &["GetItem", "PutItem"]),
            (&["GetItem", "Get*", "a.b#GetItem", "GetItem"], &["GetItem", "GetTable"]),
            (&["*Item"], &["GetItem", "PutItem", "BatchGetItem", "DeleteItem"]),
            (&["?etItem"], &["GetItem"]),
            (&["???Item"], &["GetItem", "PutItem"]),
            (&["a.b#Get*"], &["GetItem", "GetTable"]),
            (&["a.*#*Tables"], &["ListTables"]),
        ] {
            assert_eq!(found(wanted).unwrap(), expected, "{wanted:?}");
        }
    }

    #[test]
    fn each_name_must_stand_for_something() {
        for (wanted, expected) in [
            (&["GetItme"][..], "has no operation `GetItme`; did you mean `GetItem`?"),
            (
                &["getitem"],
                "has no operation `getitem`; did you mean `GetItem`? \
                 Upper and lower case letters are different",
            ),
            (
                &["get*"],
                "has no operation that matches `get*`; did you mean `GetItem`, `GetTable`? \
                 Upper and lower case letters are different",
            ),
            (
                &["*ITEM"],
                "has no operation that matches `*ITEM`; did you mean `GetItem`, `PutItem`, \
                 `BatchGetItem` and 1 more? Upper and lower case letters are different",
            ),
            (&["Gte*"], "has no operation that matches `Gte*`; did you mean `Get*`?"),
            (&["*Itme"], "has no operation that matches `*Itme`; did you mean `*Item`?"),
            (
                &["X*"],
                "has no operation that matches `X*`; there is: GetItem, PutItem, BatchGetItem, \
                 DeleteItem, ListTables, GetTable",
            ),
            (&["a.c#Get*"], "has no operation that matches `a.c#Get*`; did you mean `a.b#Get*`?"),
            (
                &["Get[IT]*"],
                "has no operation that matches `Get[IT]*`; only `*`, any characters, and `?`, \
                 one character, are special in a glob",
            ),
            (
                &["GetItem", "Get*", "PutItme", "Xyz*"],
                "has no operation that matches `PutItme`, `Xyz*`; `PutItme`: did you mean \
                 `PutItem`?; `Xyz*`: there is: GetItem, PutItem, BatchGetItem, DeleteItem, \
                 ListTables, GetTable",
            ),
        ] {
            assert_eq!(found(wanted).unwrap_err(), format!("a.b#S {expected}"), "{wanted:?}");
        }
    }
}
