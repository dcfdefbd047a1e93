//! Structures and unions, member by member.

use farrier_smithy::traits::{
    ClientOptional, HostLabel, HttpHeader, IdempotencyToken, Required, Sensitive,
};
use farrier_smithy::{Member, Shape, ShapeKind};

use super::names::Named;
use super::{Shapes, budget, checks, defaults, docs, schema, streams, types, violated};
use crate::name::{FieldName, Scope, TypeName};
use crate::note::Note;
use crate::plan::{
    Check, Field, Literal, Maker, Presence, Role, RustType, Structure, ToldDefault, Union,
};

/// A structure.
pub(super) fn lower(shapes: &Shapes<'_>, named: &Named<'_>, notes: &mut Vec<Note>) -> Structure {
    let shape = named.shape;
    let fields = fields(shapes, shape, notes);
    Structure {
        docs: docs::of_shape(shapes, shape),
        role: role(shapes, shape, &fields),
        stream: stream(shapes, shape, &fields),
        fields,
        maker: shapes.reach.maker(shape.id()),
        halves: shapes.reach.halves(shape.id()),
        id: shape.id().to_string(),
        name: named.path.name.clone(),
    }
}

/// A union.
pub(super) fn lower_union(shapes: &Shapes<'_>, named: &Named<'_>, notes: &mut Vec<Note>) -> Union {
    let shape = named.shape;
    Union {
        docs: docs::of_shape(shapes, shape),
        variants: fields(shapes, shape, notes),
        maker: shapes.reach.maker(shape.id()),
        halves: shapes.reach.halves(shape.id()),
        id: shape.id().to_string(),
        name: named.path.name.clone(),
    }
}

fn role(shapes: &Shapes<'_>, shape: &Shape, fields: &[Field]) -> Role {
    let id = shape.id();
    if shapes.reach.is_error(id) {
        let message = fields.iter().find(|field| is_message(field));
        Role::Error {
            code: (shapes.protocol.error_code)(shape),
            message: message.map(|field| field.name.clone()),
        }
    } else if shapes.reach.is_input(id) {
        Role::Input
    } else if shapes.reach.is_output(id) {
        Role::Output
    } else {
        Role::Part
    }
}

/// The member that is a stream; a checked model has one at most.
fn stream(shapes: &Shapes<'_>, shape: &Shape, fields: &[Field]) -> Option<FieldName> {
    let mut members = shape.members().iter().zip(fields);
    let found = members.find(|(member, _)| streams::is_stream(shapes, member));
    found.map(|(_, field)| field.name.clone())
}

/// The member of an error that is for people: by convention a string called `message`.
fn is_message(field: &Field) -> bool {
    let text = match &field.ty {
        RustType::Option(inner) => &**inner,
        ty => ty,
    };
    field.name == FieldName::message() && *text == RustType::String && !field.sensitive
}

/// The names of the members, as a structure's fields and as a union's variants.
pub(super) fn names(shape: &Shape) -> impl Iterator<Item = (FieldName, TypeName)> + use<> {
    let members: Vec<_> = shape.members().iter().map(Member::name).collect();
    let fields = Scope::default().fields(&members);
    let variants = Scope::with(["Unknown"]).variants(&members, "Value");
    fields.into_iter().zip(variants)
}

fn fields(shapes: &Shapes<'_>, shape: &Shape, notes: &mut Vec<Note>) -> Vec<Field> {
    let all_sensitive = shape.traits().has::<Sensitive>();
    let is_checked = shapes.reach.maker(shape.id()) == Maker::Users;
    let mut fields = Vec::with_capacity(shape.members().len());
    for (member, (name, variant)) in shape.members().iter().zip(names(shape)) {
        if shapes.budget.is_spent() {
            break;
        }
        let presence = presence(shapes, shape, member, notes);
        let ty = types::of(shapes, member);
        let optional = shape.kind() == ShapeKind::Structure && presence == Presence::Optional;
        let sensitive = all_sensitive || is_sensitive(shapes, member, 0);
        let checks = if is_checked { checks::of_member(shapes, member, notes) } else { Vec::new() };
        let docs = docs::of_member(shapes, member);
        let field = Field {
            variant,
            told_default: is_checked
                .then(|| told_default(shapes, member, &docs, &checks))
                .flatten(),
            docs,
            ty: if optional { RustType::Option(Box::new(ty)) } else { ty },
            schema: schema::of(shapes, member, sensitive, &checks),
            checks,
            idempotency_token: fills_token(shapes, shape, member),
            host_label: member.traits().has::<HostLabel>(),
            sensitive,
            presence,
            name,
        };
        shapes.budget.spend(shape.id(), budget::of_field(shape.id(), &field));
        fields.push(field);
    }
    fields
}

/// The default of a member for its documentation, unless `docs` speaks of one.
fn told_default(
    shapes: &Shapes<'_>,
    member: &Member,
    docs: &str,
    checks: &[Check],
) -> Option<ToldDefault> {
    let json = docs::default(member, docs)?;
    Some(ToldDefault {
        json,
        breaks: violated::by_default(checks, shapes.model, member, &shapes.patterns),
    })
}

/// Whether users must give a member, may give it, or get a default.
///
/// - `@required`: must, also where `@clientOptional` would let generators make it optional: a
///   forgotten member is then a compile error. What only servers send is optional there.
/// - `@default`: a default, but not in a structure that serves as an input only, with or without `@input`,
///   where the service fills in its own (smithy.io, default value serialization), nor with `@clientOptional`.
/// - An idempotency token of an input is always optional: the client fills it.
/// - A stream is always there: one that isn't has nothing in it.
fn presence(
    shapes: &Shapes<'_>,
    shape: &Shape,
    member: &Member,
    notes: &mut Vec<Note>,
) -> Presence {
    let traits = member.traits();
    let client_optional = traits.has::<ClientOptional>();
    let is_input = shapes.reach.is_only_input(shape.id());
    if fills_token(shapes, shape, member) {
        return Presence::Optional;
    }
    if streams::is_stream(shapes, member) {
        let required = traits.has::<Required>() && !client_optional;
        let empty = Presence::Default(Literal::EmptyStream);
        return if required { Presence::Required } else { empty };
    }
    if !client_optional
        && !is_input
        && let Some(default) = defaults::of(shapes, member, notes)
    {
        return Presence::Default(default);
    }
    let required = traits.has::<Required>();
    if required && (!client_optional || shapes.reach.maker(shape.id()) == Maker::Users) {
        return Presence::Required;
    }
    Presence::Optional
}

/// True for an idempotency token that the client fills: a string of an operation's input.
fn fills_token(shapes: &Shapes<'_>, shape: &Shape, member: &Member) -> bool {
    shapes.reach.is_input(shape.id())
        && member.traits().has::<IdempotencyToken>()
        && shapes.model.target(member).kind() == ShapeKind::String
}

/// Words of header names that tell of a credential, whether the model says so or not: many models
/// forget `@sensitive` on bearer tokens.
const SECRET_WORDS: [&str; 8] =
    ["apikey", "authorization", "bearer", "cookie", "password", "secret", "signature", "token"];

/// True for a header that carries a credential by its name, such as `X-Chat-Token`.
fn names_a_secret(header: &str) -> bool {
    let header = header.to_ascii_lowercase().replace("api-key", "apikey");
    header.split('-').any(|word| SECRET_WORDS.contains(&word))
}

/// True if a member's value is secret, or what its list or map holds.
fn is_sensitive(shapes: &Shapes<'_>, member: &Member, depth: usize) -> bool {
    let target = shapes.model.target(member);
    if member.traits().has::<Sensitive>() || target.traits().has::<Sensitive>() {
        return true;
    }
    if member.traits().get::<HttpHeader>().is_some_and(|header| names_a_secret(&header.0)) {
        return true;
    }
    // A list within itself needs a structure between, which has a `Debug` of its own.
    depth < 64
        && matches!(target.kind(), ShapeKind::List | ShapeKind::Set | ShapeKind::Map)
        && target.members().iter().any(|inner| is_sensitive(shapes, inner, depth + 1))
}

#[cfg(test)]
mod tests;
