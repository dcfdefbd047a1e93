//! The traits that the crate knows, one small type each.
//!
//! A type here says what the value of a trait looks like. Where a trait may be
//! applied, and which values make sense together, is the business of the checks
//! that [`Model::check`](crate::Model::check) runs. Any other trait can be read
//! the same way: implement [`Trait`] for a type of your own.
//!
//! Typed values are read with serde from the JSON text of the model, so numbers
//! keep the precision with which they are written.

mod annotations;
mod auth;
mod aws;
mod behavior;
mod constraints;
mod docs;
mod enums;
mod http;
mod node;
mod number;
mod protocols;
mod rules;
mod serialization;
mod uri;

pub use annotations::*;
pub use auth::*;
pub use aws::*;
pub use behavior::*;
pub use constraints::*;
pub use docs::*;
pub use enums::*;
pub use http::*;
pub use node::Node;
pub use number::Number;
pub use protocols::*;
pub use rules::*;
pub use serialization::*;
pub use uri::{InvalidUri, Segment, UriPattern};

use serde::de::DeserializeOwned;

/// A trait: the type of its value and the id under which models apply it.
///
/// ```
/// #[derive(serde::Deserialize)]
/// struct Colour(String);
///
/// impl farrier_smithy::Trait for Colour {
///     const ID: &'static str = "example#colour";
/// }
/// ```
pub trait Trait: DeserializeOwned {
    /// The id of the trait's definition.
    const ID: &'static str;
}

/// Ties types to the ids of their traits.
macro_rules! ids {
    ($($type:ident = $id:literal),+ $(,)?) => {
        $(impl $crate::traits::Trait for $type {
            const ID: &'static str = $id;
        })+
    };
}
use ids;
