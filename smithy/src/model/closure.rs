//! The data shapes that operations reach.

use std::collections::HashSet;

use super::operation::Operation;
use super::shape::Shape;
use super::{CheckedModel, prelude};

/// See [`CheckedModel::closure`].
pub(crate) fn closure<'m>(model: &'m CheckedModel, operations: &[Operation<'_>]) -> Vec<&'m Shape> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for operation in operations {
        let roots = [operation.input(), operation.output()].into_iter().chain(operation.errors());
        for root in roots {
            // Looked up again: the operation may come from another model.
            let mut open: Vec<&Shape> = model.get(root.id().as_str()).into_iter().collect();
            while let Some(shape) = open.pop() {
                if shape.id().namespace() == prelude::NAMESPACE || !seen.insert(shape.id()) {
                    continue;
                }
                found.push(shape);
                open.extend(shape.members().iter().rev().map(|member| model.target(member)));
            }
        }
    }
    found
}
