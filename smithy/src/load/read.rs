//! One file: from its JSON to shapes and `apply` statements.
//!
//! Knows where each property of the AST goes; reports values of the wrong type,
//! unknown kinds, ids and names that aren't any, and keys that occur twice.

use std::borrow::Cow;
use std::sync::Arc;

use super::foreign;
use super::owner::Owner;
use super::parts::{Reader, brief};
use super::properties;
use crate::ast::{self, Key, Loose, Raw};
use crate::id::ShapeId;
use crate::json_error::without_position;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::model::traits::Traits;
use crate::report::Report;
use crate::source::{Json, Place, Text};

/// Longer ids of shapes are a fault: each member's id has that of its shape in it.
const LONGEST: usize = 500;

/// What a file holds.
pub(crate) struct File {
    /// Whether the file is of Smithy 1.0.
    pub(crate) old: bool,
    pub(crate) metadata: Vec<(String, Json)>,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) applies: Vec<Apply>,
}

/// Traits that are applied from outside of a shape.
pub(crate) struct Apply {
    /// The shape or member.
    pub(crate) target: ShapeId,
    pub(crate) traits: Traits,
    pub(crate) place: Place,
}

/// Reads a file; `None` if it isn't JSON or not of a known version.
pub(crate) fn read(text: &Arc<Text>, report: &mut Report) -> Option<File> {
    let json = &text.source.text;
    let document = match serde_json::from_str(json) {
        Ok(Loose::Right(document)) => document,
        Ok(Loose::Wrong(what)) => {
            let whole = Place { text: Arc::clone(text), offset: 0, len: json.len().min(1) };
            report.file(&whole, format!("the model is {what}"), "a model is a JSON object");
            return None;
        }
        Err(error) => {
            syntax(text, &error, report);
            return None;
        }
    };
    Reader::new(text, report).document(document)
}

/// Reports text that isn't JSON.
fn syntax(text: &Arc<Text>, error: &serde_json::Error, report: &mut Report) {
    let json = &text.source.text;
    let start: usize =
        json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (start + error.column().saturating_sub(1)).min(json.len());
    while !json.is_char_boundary(offset) {
        offset -= 1;
    }
    let place = Place { text: Arc::clone(text), offset, len: usize::from(offset < json.len()) };
    let message = if json.trim().is_empty() {
        "the file is empty".to_owned()
    } else {
        format!("this is not JSON: {}", without_position(error))
    };
    report.file(&place, message, "a model is a file in the Smithy JSON AST format");
}

impl<'a> Reader<'a, '_> {
    fn document(mut self, document: ast::Document<'a>) -> Option<File> {
        self.repeated(Owner::File, &document.repeated);
        let old = self.version(document.smithy)?;
        let mut file = File { old, metadata: vec![], shapes: vec![], applies: vec![] };
        if let Some(metadata) = document.metadata {
            let metadata = self.object(Owner::File, "metadata", metadata, None);
            file.metadata = metadata
                .into_iter()
                .map(|(key, value)| (key.text().into_owned(), self.json(value)))
                .collect();
        }
        if let Some(shapes) = document.shapes {
            for (key, shape) in self.object(Owner::File, "shapes", shapes, None) {
                self.shape(key, shape, &mut file);
            }
        }
        Some(file)
    }

    /// Whether the file is of version 1.0; `None` for an unknown version.
    fn version(&mut self, version: Option<Raw<'a>>) -> Option<bool> {
        let hint = "write `\"smithy\": \"2.0\"`";
        let Some(raw) = version else {
            let start = self.text.source.text.get(..1).unwrap_or_default();
            let place = Place::of(self.text, start);
            let json = &self.text.source.text;
            match foreign::format(json) {
                Some(format) => {
                    let message = format!("this is an {format} document, not a Smithy model");
                    let hint = "a model is a file in the Smithy JSON AST format";
                    self.report.file(&place, message, hint);
                }
                None => self.report.file(&place, "the version of Smithy is missing", hint),
            }
            return None;
        };
        match ast::string(raw.get()).as_deref() {
            Some("2" | "2.0") => Some(false),
            Some("1" | "1.0") => Some(true),
            _ => {
                let message = format!("the version of Smithy is {}, not 1.0 or 2.0", brief(raw));
                self.report.file(&self.place(raw.get()), message, hint);
                None
            }
        }
    }

    fn shape(&mut self, key: Key<'a>, shape: Loose<ast::Shape<'a>>, file: &mut File) {
        let place = self.place(key.raw());
        let (id, valid) = self.shape_id(key);
        if !valid {
            let message = format!("`{id}` is not a shape id");
            self.report.fault(&place, &id, message, "shape ids look like `namespace#Name`");
        }
        let shape = match shape {
            Loose::Right(shape) => shape,
            Loose::Wrong(what) => {
                let message = format!("the shape is {what}");
                self.report.fault(&place, &id, message, "a shape is an object with a `type`");
                return;
            }
        };
        let owner = Owner::Shape(&id);
        self.repeated(owner, &shape.repeated);
        let traits = self.traits(owner, shape.traits);
        let kind = shape.kind.and_then(|raw| ast::string(raw.get()));
        if kind.as_deref() == Some("apply") {
            file.applies.push(Apply { target: id, traits, place });
            return;
        }
        if id.as_str().len() > LONGEST {
            let message = format!("the id of the shape has more than {LONGEST} characters");
            self.report.file(&place, message, "give the shape a shorter name");
            return;
        }
        if valid && id.member().is_some() {
            let message = "a shape can't have the id of a member";
            self.report.fault(&place, &id, message, "only `apply` statements name members");
        }
        let Some(kind) = self.kind(&id, &place, shape.kind, kind) else {
            return;
        };
        let mut members = Vec::new();
        for (name, member) in [shape.member, shape.key, shape.value].into_iter().flatten() {
            members.extend(self.member(&id, name, member));
        }
        if let Some((name, entries)) = shape.members {
            for (name, member) in self.object(owner, "members", entries, Some(name)) {
                members.extend(self.member(&id, name, member));
            }
        }
        let (body, mixins) = properties::read(self, &id, kind, &shape.properties);
        file.shapes.push(Shape { id, kind, members, traits, body, mixins, place });
    }

    fn kind(
        &mut self,
        id: &ShapeId,
        place: &Place,
        raw: Option<Raw<'a>>,
        text: Option<Cow<'a, str>>,
    ) -> Option<ShapeKind> {
        let Some(raw) = raw else {
            let hint = "add `\"type\"`, for instance `\"type\": \"structure\"`";
            self.report.fault(place, id, "the shape has no type", hint);
            return None;
        };
        let kind = text.as_deref().and_then(ShapeKind::parse);
        if kind.is_none() {
            let kinds = ShapeKind::ALL.iter().map(|kind| kind.as_str()).chain(["apply"]);
            let all = "the types are those of https://smithy.io/2.0/spec/model.html#shape-types";
            let hint = self.suggester.hint(&text.unwrap_or_default(), kinds, all);
            let message = format!("there is no type {} of shapes", brief(raw));
            self.report.fault(&self.place(raw.get()), id, message, hint);
        }
        kind
    }

    fn member(
        &mut self,
        container: &ShapeId,
        key: Key<'a>,
        member: Loose<ast::Member<'a>>,
    ) -> Option<Member> {
        let place = self.place(key.raw());
        let (name, valid) = self.interner.name(key.text());
        let owner = Owner::Member(container, &name);
        if !valid {
            let message = format!("`{name}` can't be the name of a member");
            let hint = "names are ASCII letters, digits and `_`, and don't start with a digit";
            self.report.fault(&place, owner, message, hint);
        }
        let hint = "a member is an object with the `target` that it refers to";
        let member = match member {
            Loose::Right(member) => member,
            Loose::Wrong(what) => {
                self.report.fault(&place, owner, format!("the member is {what}"), hint);
                return None;
            }
        };
        self.repeated(owner, &member.repeated);
        let Some(target) = member.target else {
            self.report.fault(&place, owner, "the member has no target", hint);
            return None;
        };
        let target = self.reference(owner, target)?;
        let traits = self.traits(owner, member.traits);
        let container = container.clone();
        Some(Member { container, name, target, resolved: usize::MAX, traits, place })
    }
}
