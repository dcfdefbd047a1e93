//! XML by meaning: the order of attributes and of a structure's members, the prefix of a namespace
//! that is in use, the way a character is escaped, comments, and white space between elements don't
//! count. Elements of one name are a list, whose order counts, or a map, whose order doesn't.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// An element and what is in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Element {
    name: Name,
    attributes: BTreeMap<Name, String>,
    /// The namespaces that are declared, by prefix.
    namespaces: BTreeMap<Option<String>, String>,
    text: String,
    children: Vec<Element>,
}

/// A name with its namespace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    namespace: Option<String>,
    local: String,
}

/// Whether two documents say the same.
pub(super) fn same(found: &[u8], expected: &[u8]) -> Result<bool, String> {
    Ok(parse(found)? == parse(expected)?)
}

fn parse(body: &[u8]) -> Result<Element, String> {
    let text = str::from_utf8(body).map_err(|error| error.to_string())?;
    let document = Document::parse(text).map_err(|error| format!("not XML: {error}"))?;
    Ok(element(document.root_element()))
}

fn element(node: Node<'_, '_>) -> Element {
    let children: Vec<_> = node.children().filter(Node::is_element).map(element).collect();
    let text: String =
        node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
    let is_layout = !children.is_empty() && text.trim().is_empty();
    let attributes = node.attributes().map(|attribute| {
        (name(attribute.namespace(), attribute.name()), attribute.value().to_owned())
    });
    let namespaces = node
        .namespaces()
        .map(|declared| (declared.name().map(str::to_owned), declared.uri().to_owned()));
    Element {
        name: name(node.tag_name().namespace(), node.tag_name().name()),
        attributes: attributes.collect(),
        namespaces: namespaces.collect(),
        text: if is_layout { String::new() } else { text },
        children: in_order(children),
    }
}

fn name(namespace: Option<&str>, local: &str) -> Name {
    Name { namespace: namespace.map(str::to_owned), local: local.to_owned() }
}

/// Sorts siblings by their names: they are members of a structure. Those of one name keep their
/// order, unless they are a map's.
fn in_order(mut siblings: Vec<Element>) -> Vec<Element> {
    siblings.sort_by(|a, b| a.name.cmp(&b.name));
    for of_one_name in siblings.chunk_by_mut(|a, b| a.name == b.name) {
        if is_map(of_one_name) {
            of_one_name.sort();
        }
    }
    siblings
}

/// Whether elements look like entries: each holds the same two elements, one of which is a text.
/// So do the structures of some lists, whose order then goes unchecked.
fn is_map(elements: &[Element]) -> bool {
    let names = |element: &Element| {
        element.children.iter().map(|child| child.name.clone()).collect::<Vec<_>>()
    };
    let first = elements.first().map(names).unwrap_or_default();
    let is_pair = first.len() == 2 && first.first() != first.last();
    let has_text = |element: &Element| element.children.iter().any(|c| c.children.is_empty());
    is_pair && elements.iter().all(|element| names(element) == first && has_text(element))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[track_caller]
    fn check(found: &str, expected: &str, is_same: bool) {
        assert_eq!(same(found.as_bytes(), expected.as_bytes()), Ok(is_same));
    }

    #[test]
    fn what_means_the_same() {
        check("<?xml version='1.0'?><a x='1' y='2'/>", "<a y=\"2\" x=\"1\"></a>", true);
        check("<a><b>1</b></a>", "<a>\n  <b>1</b>\n</a>\n", true);
        check("<a>&lt;&#x3c;</a>", "<a><![CDATA[<<]]></a>", true);
        check("<a><b/><c/><b>2</b></a>", "<a><c/><b/><b>2</b></a>", true);
        check("<p:a xmlns:p='u'/>", "<p:a xmlns:p=\"u\"/>", true);
    }

    #[test]
    fn what_does_not() {
        check("<a> 1</a>", "<a>1</a>", false);
        check("<a><b>1</b><b>2</b></a>", "<a><b>2</b><b>1</b></a>", false);
        check("<a xmlns='u'/>", "<a/>", false);
        check("<a xmlns:p='u'/>", "<a/>", false);
        check("<a x='1'/>", "<a x='2'/>", false);
        assert!(same(b"<a>", b"<a/>").is_err());
    }

    #[test]
    fn maps_have_no_order() {
        let (one, two) = ("<e><k>1</k><v>x</v></e>", "<e><k>2</k><v><w/></v></e>");
        check(&format!("<a>{one}{two}</a>"), &format!("<a>{two}{one}</a>"), true);
        check(&format!("<a>{one}{two}</a>"), &format!("<a>{one}{one}</a>"), false);
    }
}
