//! XML by meaning: the order of attributes, the prefix of a namespace that is in use, the way a
//! character is escaped, comments, and white space between elements don't count. The order of
//! elements counts, but for the entries of a map, which has no order.

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

/// Sorts the entries of maps among siblings: those that follow each other under one name, and hold
/// the same two elements each, the first of which holds a text.
fn in_order(mut siblings: Vec<Element>) -> Vec<Element> {
    for run in siblings.chunk_by_mut(|a, b| a.name == b.name && names(a) == names(b)) {
        if run.iter().all(is_entry) {
            run.sort();
        }
    }
    siblings
}

fn names(element: &Element) -> Vec<&Name> {
    element.children.iter().map(|child| &child.name).collect()
}

fn is_entry(element: &Element) -> bool {
    match &element.children[..] {
        [key, value] => key.children.is_empty() && key.name != value.name,
        _ => false,
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
    fn what_means_the_same() {
        check("<?xml version='1.0'?><a x='1' y='2'/>", "<a y=\"2\" x=\"1\"></a>", true);
        check("<a><b>1</b></a>", "<a>\n  <b>1</b>\n</a>\n", true);
        check("<a>&lt;&#x3c;</a>", "<a><![CDATA[<<]]></a>", true);
        check("<p:a xmlns:p='u'/>", "<p:a xmlns:p=\"u\"/>", true);
    }

    #[test]
    fn what_does_not() {
        check("<a> 1</a>", "<a>1</a>", false);
        check("<a><b/><c/></a>", "<a><c/><b/></a>", false);
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
        check(&format!("<a>{one}{two}<z/></a>"), &format!("<a>{one}<z/>{two}</a>"), false);
    }
}
