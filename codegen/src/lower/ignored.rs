//! The constraints that aren't enforced: those that users name, and those that are known to be wrong.

use std::collections::BTreeSet;

use farrier_smithy::traits::{AwsService, Streaming, Trait};
use farrier_smithy::{CheckedModel, Member, Service, Shape, ShapeId, ShapeKind, Traits};

use super::{Shapes, checks, customizations};
use crate::error::Error;
use crate::glob;
use crate::plan::Maker;

/// Why constraints that users name are not enforced.
const BY_USER: &str = "it is named among those to ignore";

/// Which constraints aren't enforced.
#[derive(Debug)]
pub(crate) struct Ignored {
    /// Shapes and members whose constraints a user has named.
    ids: BTreeSet<String>,
    /// What users have named, and what each name stands for.
    names: Vec<(String, Vec<String>)>,
    sdk_id: Option<String>,
}

impl Ignored {
    /// Finds what users have named. Each name is the id of a shape or member, and its namespace can be left
    /// out.
    ///
    /// # Errors
    /// Fails with [`Error::Selection`] if there is no such shape or member, or if it has no constraint that
    /// can be ignored.
    pub(crate) fn of(
        model: &CheckedModel,
        service: &Service<'_>,
        names: &[String],
    ) -> Result<Self, Error> {
        let found = names.iter().map(|name| Ok((name.clone(), find(model, name)?)));
        let names = found.collect::<Result<Vec<_>, Error>>()?;
        let ids = names.iter().flat_map(|(_, ids)| ids.iter().cloned()).collect();
        let sdk_id = service.shape().traits().get::<AwsService>().map(|aws| aws.sdk_id);
        Ok(Self { ids, names, sdk_id })
    }

    /// Why a constraint of a member's values isn't enforced, if so. `owner` is the shape or member that has
    /// the trait.
    pub(super) fn why<T: Trait>(
        &self,
        member: &Member,
        owner: &ShapeId,
        traits: &Traits,
    ) -> Option<&'static str> {
        // Most clients ignore nothing, and ids of members are made on demand.
        if !self.ids.is_empty() && self.ids.contains(member.id().as_str()) {
            return Some(BY_USER);
        }
        self.why_of_all::<T>(owner, traits)
    }

    /// Why a constraint of a shape or member isn't enforced for any values, if so.
    pub(super) fn why_of_all<T: Trait>(
        &self,
        owner: &ShapeId,
        traits: &Traits,
    ) -> Option<&'static str> {
        if self.ids.contains(owner.as_str()) {
            return Some(BY_USER);
        }
        let name = owner.as_str().split_once('#').map_or(owner.as_str(), |(_, name)| name);
        customizations::why_wrong(self.sdk_id.as_deref()?, name, T::ID, traits.raw(T::ID)?)
    }
}

/// How users ignore the constraints of a shape or member.
pub(super) fn how_to_ignore(owner: &ShapeId) -> String {
    let what = if owner.as_str().contains('$') { "member" } else { "shape" };
    format!(
        "ignore it by naming the {what} `{owner}`: `ignore-constraints` in codegen.toml, \
         `--ignore-constraints`, or `.ignore_constraints([…])` in a build script"
    )
}

/// The names of a user that ignore nothing, because no input that the operations need has the constraints.
pub(super) fn without_effect(shapes: &Shapes<'_>, closure: &[&Shape]) -> Vec<String> {
    let ignored = &shapes.ignored;
    if ignored.names.is_empty() {
        return Vec::new();
    }
    let holders = closure.iter().filter(|it| shapes.reach.maker(it.id()) == Maker::Users);
    let mut used: BTreeSet<String> = BTreeSet::new();
    for member in holders.flat_map(|shape| shape.members()) {
        let target = shapes.model.target(member);
        // Their constraints aren't enforced anyway.
        if target.traits().has::<Streaming>() || is_enum(target) {
            continue;
        }
        for id in checks::TRAITS {
            let own = member.traits().contains(id);
            if own || target.traits().contains(id) {
                used.insert(member.id().to_string());
                used.extend((!own).then(|| target.id().to_string()));
            }
        }
    }
    let unused = ignored.names.iter().filter(|(_, ids)| !ids.iter().any(|id| used.contains(id)));
    unused.map(|(name, _)| name.clone()).collect()
}

fn is_enum(shape: &Shape) -> bool {
    matches!(shape.kind(), ShapeKind::Enum | ShapeKind::IntEnum)
}

/// Checks names of constraints, as [`Generator::ignore_constraints`](crate::Generator::ignore_constraints) takes
/// them.
///
/// # Errors
/// Fails with [`Error::Selection`] for the first name that the model doesn't have, or that has no constraint.
pub fn check_ignored_constraints(model: &CheckedModel, names: &[String]) -> Result<(), Error> {
    names.iter().try_for_each(|name| find(model, name).map(|_| ()))
}

/// The ids of the shapes or members that a name stands for. There are several only if shapes of different
/// namespaces have one name.
fn find(model: &CheckedModel, name: &str) -> Result<Vec<String>, Error> {
    let (shape, member) =
        name.split_once('$').map_or((name, None), |(shape, member)| (shape, Some(member)));
    let is_meant = |id: &ShapeId| {
        if shape.contains('#') { id.as_str() == shape } else { id.name() == shape }
    };
    let shapes: Vec<_> = model.shapes().filter(|found| is_meant(found.id())).collect();
    if shapes.is_empty() {
        if glob::is_glob(name) {
            let hint = "`*` and `?` aren't special here: name each shape or member".to_owned();
            return Err(wrong(format!("the model has no shape `{shape}`"), Some(hint)));
        }
        let ids = model.shapes().map(Shape::id);
        let near = if shape.contains('#') {
            farrier_smithy::closest(shape, ids.map(ShapeId::as_str))
        } else {
            farrier_smithy::closest(shape, ids.map(ShapeId::name))
        };
        if let Some(hint) = with_dollar(model, name) {
            return Err(wrong(format!("the model has no shape `{shape}`"), Some(hint)));
        }
        let end = member.map_or_else(String::new, |member| format!("${member}"));
        let hint = near.map(|near| format!("did you mean `{near}{end}`?"));
        return Err(wrong(format!("the model has no shape `{shape}`"), hint));
    }
    let Some(member) = member else {
        let constrained = shapes.iter().filter(|shape| checks::has_trait(shape.traits()));
        let ids: Vec<_> = constrained.map(|shape| shape.id().to_string()).collect();
        let members = shapes.iter().flat_map(|shape| shape.members());
        return not_empty(
            ids,
            name,
            members.filter(|it| has_constraint(model, it)).map(Member::name),
        );
    };
    let members: Vec<_> = shapes.iter().filter_map(|shape| shape.member(member)).collect();
    if members.is_empty() {
        if glob::is_glob(member) {
            let hint = "`*` and `?` aren't special here: name each member".to_owned();
            return Err(wrong(format!("`{shape}` has no member `{member}`"), Some(hint)));
        }
        let names = shapes.iter().flat_map(|shape| shape.members()).map(Member::name);
        let near = farrier_smithy::closest(member, names);
        let hint = near.map(|near| format!("did you mean `{shape}${near}`?"));
        return Err(wrong(format!("`{shape}` has no member `{member}`"), hint));
    }
    let constrained = members.iter().filter(|member| has_constraint(model, member));
    not_empty(constrained.map(|member| member.id().to_string()).collect(), name, std::iter::empty())
}

/// What to say of a member that is named as in other languages: `Shape.member`.
fn with_dollar(model: &CheckedModel, name: &str) -> Option<String> {
    let (shape, member) = name.rsplit_once('.')?;
    if member.contains(['#', '$']) {
        return None;
    }
    let meant = format!("{shape}${member}");
    match find(model, &meant) {
        Ok(_) => Some(format!("did you mean `{meant}`?")),
        Err(Error::Selection { hint, .. }) => hint.filter(|hint| hint.contains('$')),
        Err(_) => None,
    }
}

/// Whether the values of a member have such a constraint.
fn has_constraint(model: &CheckedModel, member: &Member) -> bool {
    checks::has_trait(member.traits()) || checks::has_trait(model.target(member).traits())
}

fn not_empty<'m>(
    ids: Vec<String>,
    name: &str,
    members: impl Iterator<Item = &'m str>,
) -> Result<Vec<String>, Error> {
    if !ids.is_empty() {
        return Ok(ids);
    }
    let hint = match members.take(1).next() {
        Some(member) => format!("constraints are on members: name one, such as `{name}${member}`"),
        None => {
            let [first @ .., last] =
                checks::TRAITS.map(|id| format!("`{}`", id.split('#').next_back().unwrap_or(id)));
            format!("only {} and {last} can be ignored", first.join(", "))
        }
    };
    Err(wrong(format!("`{name}` has no constraint that can be ignored"), Some(hint)))
}

fn wrong(message: String, hint: Option<String>) -> Error {
    Error::Selection { message, hint }
}
