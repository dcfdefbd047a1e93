//! What the plan of a client may take. Parts of a model that many others repeat would take far more than the
//! model: the errors of a service, members of mixins, and the documentation and constraints of shapes.

use std::cell::{Cell, OnceCell};

use farrier_smithy::{CheckedModel, ShapeId};

use crate::error::Error;
use crate::pattern::Compiled;
use crate::place;
use crate::plan::{Argument, Check, EnumValue, ErrorVariant, Field, Pattern, Property, RustType};
use crate::select::Selection;

/// Megabytes that the plan of any client may take.
const MEGABYTES: usize = 10;

/// Bytes that a plan may take besides, for each byte of its model. What repeats nothing takes less, and
/// published models take less than a tenth: 4 bytes at most.
const FOR_EACH_BYTE: usize = 40;

/// Bytes of an operation's error, without its names.
const ERROR: usize = 200;

/// The bytes of a plan that are left.
#[derive(Debug)]
pub(crate) struct Budget {
    left: Cell<usize>,
    /// The shape for which nothing was left.
    spent_by: OnceCell<ShapeId>,
}

impl Budget {
    /// For the client of a model of that length.
    pub(crate) fn of(model: usize) -> Self {
        let left = MEGABYTES * 1_000_000 + FOR_EACH_BYTE * model;
        Self { left: Cell::new(left), spent_by: OnceCell::new() }
    }

    /// Takes bytes for a part of a shape.
    pub(super) fn spend(&self, shape: &ShapeId, bytes: usize) {
        match self.left.get().checked_sub(bytes) {
            Some(left) => self.left.set(left),
            None => {
                self.left.set(0);
                self.spent_by.get_or_init(|| shape.clone());
            }
        }
    }

    /// Finds out whether the errors of a service, which each of its operations gets, will be too many. They are
    /// too many to look at, then.
    pub(super) fn foresee_errors(&self, selection: &Selection<'_>) {
        let Selection { service, operations } = selection;
        let bytes = ERROR.saturating_mul(service.errors().len()).saturating_mul(operations.len());
        if bytes > self.left.get() {
            self.spend(service.id(), bytes);
        }
    }

    /// True if nothing further should be planned.
    pub(super) fn is_spent(&self) -> bool {
        self.spent_by.get().is_some()
    }

    /// Fails if the budget is spent.
    pub(super) fn check(&self, model: &CheckedModel) -> Result<(), Error> {
        let Some(shape) = self.spent_by.get() else { return Ok(()) };
        let what = format!(
            "a client that is so much larger than its model: up to here it takes more than \
             {FOR_EACH_BYTE} times the model and {MEGABYTES} MB"
        );
        let hint = "name the operations that you need, or repeat less: the errors of a service are those of \
                    each operation, members of mixins those of each user, and the documentation and the \
                    constraints of a shape those of each member that targets it";
        let features = place::in_order(model, [(shape.clone(), "", what)]);
        Err(Error::Unsupported { features, hint: hint.to_owned() })
    }
}

/// About the memory of a member in the plan and in the emitted code. It is an estimate, in which texts count
/// as often as they are copied.
pub(super) fn of_field(shape: &ShapeId, field: &Field) -> usize {
    const FIELD: usize = 500;
    let names = shape.as_str().len() + 2 * field.schema.name.len();
    let properties: usize = field.schema.properties.iter().map(of_property).sum();
    let checks: usize = field.checks.iter().map(of_check).sum();
    FIELD + 3 * (names + field.docs.len()) + of_type(&field.ty) + properties + checks
}

/// The same of a value of an enum, which the model has under a name.
pub(super) fn of_value<V>(name: &str, value: &EnumValue<V>) -> usize {
    const VALUE: usize = 200;
    VALUE + 3 * (name.len() + value.docs.len())
}

/// The same of an operation's error.
pub(super) fn of_error(error: &ErrorVariant) -> usize {
    ERROR + error.id.len() + 4 * error.name.as_ref().len()
}

/// The same of a text.
pub(super) fn of_text(text: &str) -> usize {
    3 * text.len()
}

fn of_type(ty: &RustType) -> usize {
    const TYPE: usize = 100;
    match ty {
        RustType::Option(inner) | RustType::Box(inner) | RustType::List(inner) => {
            TYPE + of_type(inner)
        }
        RustType::Map(key, value) => TYPE + of_type(key) + of_type(value),
        RustType::Named(path) | RustType::EventStream(path) => 3 * path.name.as_ref().len(),
        _ => 0,
    }
}

fn of_property(property: &Property) -> usize {
    const PROPERTY: usize = 200;
    PROPERTY + property.arguments.iter().map(of_argument).sum::<usize>()
}

fn of_argument(argument: &Argument) -> usize {
    match argument {
        Argument::Text(text) | Argument::Literal(text) => of_text(text),
        Argument::Pattern(pattern) => of_pattern(pattern),
        Argument::Call(_, call) => of_property(call),
        Argument::Slice(arguments) => arguments.iter().map(of_argument).sum(),
        Argument::Element(element) | Argument::Reference(element) => {
            element.iter().map(of_property).sum()
        }
        Argument::Number(_) | Argument::Flag(_) | Argument::Variant(..) => 0,
    }
}

fn of_check(check: &Check) -> usize {
    const CHECK: usize = 200;
    let within = match check {
        Check::Pattern(pattern) => of_pattern(pattern),
        Check::Items(inner)
        | Check::Keys(inner)
        | Check::Values(inner)
        | Check::ValuesOfSecretKeys(inner) => inner.iter().map(of_check).sum(),
        Check::Length(bounds) | Check::Range(bounds) => {
            [&bounds.min, &bounds.max].into_iter().flatten().map(|it| of_text(it)).sum()
        }
        Check::Unique | Check::EnumValue | Check::Nested => 0,
    };
    CHECK + within
}

fn of_pattern(pattern: &Pattern) -> usize {
    let translated = match &pattern.engine {
        Compiled::Linear { translated } => of_text(translated),
        Compiled::Backtracking { .. } | Compiled::Invalid { .. } => 0,
    };
    of_text(&pattern.model) + translated
}
