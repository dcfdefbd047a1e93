//! Shapes that contain themselves must leave a way out.
//! <https://smithy.io/2.0/spec/model.html#recursive-shape-definitions>
//!
//! A shape is finite if some value of it ends: simple shapes, lists and maps
//! (they can be empty), a structure whose required members are finite, a union
//! with a finite member. The rest is at fault.

use crate::model::graph::Graph;
use crate::model::shape::{Member, Shape, ShapeKind};
use crate::report::Report;
use crate::traits::Required;

/// How many lists and maps may be nested in each other without a structure or union between. Neither
/// compilers nor readers of messages take types of any depth.
const DEEPEST: usize = 64;

/// Checks that values of all shapes can end, and that lists and maps don't
/// consist of nothing but lists and maps, nor of too many of them.
pub(crate) fn check(graph: &Graph, report: &mut Report) {
    endless(graph, report);
    bare_collections(graph, report);
    deep_collections(graph, report);
}

fn endless(graph: &Graph, report: &mut Report) {
    let finite = finite(graph);
    for (index, shape) in graph.shapes.values().enumerate() {
        if finite[index] {
            continue;
        }
        let stuck = |member: &&Member| {
            (shape.kind == ShapeKind::Union || member.traits.has::<Required>())
                && finite.get(member.resolved) == Some(&false)
        };
        let place = shape.members.iter().find(stuck).map_or(&shape.place, |member| &member.place);
        let (message, hint) = if shape.kind == ShapeKind::Union {
            ("every member of the union contains the union again", "add a member that doesn't")
        } else {
            (
                "values of the structure never end: its required members contain it again",
                "make a member optional, or put a list or map in between",
            )
        };
        report.fault(place, &shape.id, message, hint);
    }
}

/// For each shape, by index, whether some value of it ends.
fn finite(graph: &Graph) -> Vec<bool> {
    let shapes = graph.shapes.values();
    let mut finite = vec![false; graph.shapes.len()];
    // How many required members of a structure are not known to be finite.
    let mut open = vec![0_usize; graph.shapes.len()];
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); graph.shapes.len()];
    let mut ready = Vec::new();
    for (index, shape) in shapes.enumerate() {
        let needed = needed(shape).filter(|member| member.resolved < graph.shapes.len());
        for member in needed {
            open[index] += 1;
            users[member.resolved].push(index);
        }
        if open[index] == 0 {
            finite[index] = true;
            ready.push(index);
        }
    }
    while let Some(index) = ready.pop() {
        for user in std::mem::take(&mut users[index]) {
            open[user] -= 1;
            let union = graph.at(user).is_some_and(|shape| shape.kind == ShapeKind::Union);
            if !finite[user] && (union || open[user] == 0) {
                finite[user] = true;
                ready.push(user);
            }
        }
    }
    finite
}

/// The members on which it depends whether a value ends.
fn needed(shape: &Shape) -> impl Iterator<Item = &Member> {
    shape.members.iter().filter(|member| match shape.kind {
        ShapeKind::Structure => member.traits.has::<Required>(),
        ShapeKind::Union => true,
        _ => false,
    })
}

/// Follows lists and maps to their items: each has one, so a walk either ends
/// or goes round.
fn bare_collections(graph: &Graph, report: &mut Report) {
    let mut walk_of = vec![usize::MAX; graph.shapes.len()];
    for start in 0..graph.shapes.len() {
        let mut at = start;
        while let Some((shape, next)) = item(graph, at) {
            if walk_of[at] == start {
                let message = format!("the {} consists of nothing but itself", shape.kind);
                let hint = "put a structure or union in between";
                report.fault(&shape.place, &shape.id, message, hint);
            }
            if walk_of[at] != usize::MAX {
                break;
            }
            walk_of[at] = start;
            at = next;
        }
    }
}

/// Counts the lists and maps within each list and map. Of those that are too deep, only the innermost are at
/// fault.
fn deep_collections(graph: &Graph, report: &mut Report) {
    // Zero for what isn't known yet.
    let mut depths = vec![0_usize; graph.shapes.len()];
    let mut path = Vec::new();
    for start in 0..graph.shapes.len() {
        let mut at = start;
        while let Some((shape, next)) = item(graph, at).filter(|_| depths[at] == 0) {
            // What leads back to itself is at fault already. It gets no greater depth than one.
            depths[at] = 1;
            path.push((at, shape));
            at = next;
        }
        let mut depth = depths.get(at).copied().unwrap_or_default();
        while let Some((at, shape)) = path.pop() {
            depth += 1;
            depths[at] = depth;
            if depth == DEEPEST + 1 {
                let message = format!("the {} has {DEEPEST} more lists and maps in it", shape.kind);
                let hint = "put a structure in between";
                report.fault(&shape.place, &shape.id, message, hint);
            }
        }
    }
}

/// A list or map, and the index of what it holds.
fn item(graph: &Graph, index: usize) -> Option<(&Shape, usize)> {
    let shape = graph.at(index)?;
    let name = match shape.kind {
        ShapeKind::List | ShapeKind::Set => "member",
        ShapeKind::Map => "value",
        _ => return None,
    };
    Some((shape, shape.member(name)?.resolved))
}
