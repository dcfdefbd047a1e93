//! From texts to a [`Model`]: read each file, merge them, apply what `apply`
//! says, flatten mixins, and bring Smithy 1.0 up to 2.0.
//!
//! Reports what keeps the pieces from being put together. Whether the result
//! makes sense is for `validate` to say.

mod apply;
mod assemble;
mod enums;
mod foreign;
mod inherit;
mod intern;
mod merge;
mod mixins;
mod owner;
mod parts;
mod properties;
mod read;
mod upgrade;

use std::sync::Arc;

use crate::fault::Faults;
use crate::model::Model;
use crate::model::graph::Graph;
use crate::report::Report;
use crate::source::{Source, Text};

/// Reads model files into one model.
///
/// # Errors
/// Fails with all faults that were found if the files can't be assembled, for
/// example because of JSON errors, unknown kinds of shapes, properties of the
/// wrong type, shapes that are defined twice, or mixins in a circle. Also fails if the
/// shapes get more than 100,000 members and traits from mixins, or if the id of a shape
/// has more than 500 characters.
pub fn load(sources: &[Source]) -> Result<Model, Faults> {
    let texts: Vec<Arc<Text>> = sources
        .iter()
        .enumerate()
        .map(|(index, source)| Arc::new(Text::new(index, source.clone())))
        .collect();
    let mut report = Report::default();
    let files: Vec<_> = texts.iter().filter_map(|text| read::read(text, &mut report)).collect();
    let mut graph = Graph::new(texts.clone());
    let rest = assemble::assemble(files, &mut graph, &mut report);
    let later = apply::apply(rest.applies, &mut graph, &mut report);
    mixins::flatten(&mut graph, later, &mut report);
    upgrade::upgrade(&rest.old, &mut graph);
    enums::convert(&mut graph);
    report.finish(&texts)?;
    Ok(Model { graph })
}
