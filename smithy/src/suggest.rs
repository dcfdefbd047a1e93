//! "Did you mean …?"

use std::cell::Cell;

/// How many names a run compares: about a second's worth. A sound model with a
/// few typing errors needs a fraction, one made to waste time gets no more.
const BUDGET: usize = 2_000_000;

/// Longer names are compared by their start only.
const LONGEST: usize = 120;

/// Finds the names that a wrong one may stand for.
pub(crate) struct Suggester {
    budget: Cell<usize>,
}

impl Suggester {
    pub(crate) fn new() -> Self {
        Self { budget: Cell::new(BUDGET) }
    }

    /// `did you mean …?` with the nearest of `names`, or else `otherwise`.
    pub(crate) fn hint<'a>(
        &self,
        wrong: &str,
        names: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> String {
        match self.nearest(wrong, names) {
            Some(name) => format!("did you mean `{name}`?"),
            None => otherwise.to_owned(),
        }
    }

    /// The nearest of `names`, if it is near enough.
    pub(crate) fn nearest<'a>(
        &self,
        wrong: &str,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let affordable = names.into_iter().inspect(|_| {
            self.budget.set(self.budget.get().saturating_sub(1));
        });
        closest(wrong, affordable.take(self.budget.get()))
    }
}

/// Returns the first name with the least distance, if that is small enough for the two
/// to be mistaken for each other.
pub fn closest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A namespace in common says nothing of the names.
    let name = wrong.rsplit_once('#').map_or(wrong, |(_, name)| name);
    let length = name.chars().count().min(LONGEST);
    let mut limit = 1 + length / 4;
    let mut best = None;
    for name in names {
        if name.len().abs_diff(wrong.len()) > 4 * limit {
            continue;
        }
        let distance = distance(wrong, name);
        if distance < limit || (distance == limit && best.is_none()) {
            limit = distance;
            best = Some(name);
        }
    }
    best
}

/// The Levenshtein distance in which two neighbours that have changed places count once, letters
/// of either case being equal.
fn distance(a: &str, b: &str) -> usize {
    let fold = |text: &str| -> Vec<char> {
        text.chars().take(LONGEST).map(|char| char.to_ascii_lowercase()).collect()
    };
    let (a, b) = (fold(a), fold(b));
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = last.clone();
    for (i, x) in a.iter().enumerate() {
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(x != y);
            row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before_last[j - 1] + 1);
            }
        }
        (before_last, last, row) = (last, row, before_last);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{closest, distance};

    #[test]
    fn distances() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("String", "string"), 0);
        assert_eq!(distance("Gte", "Get"), 1);
        assert_eq!(distance("GetItme", "GetItem"), 1);
        assert_eq!(distance("abc", "cab"), 2);
    }

    #[test]
    fn only_near_names() {
        assert_eq!(closest("structur", ["union", "structure"]), Some("structure"));
        assert_eq!(closest("blob", ["union", "structure"]), None);
    }
}
