//! "Did you mean …?"

use std::cell::Cell;

/// How many names a run compares: a fraction of a second's worth. A sound model with a
/// few typing errors needs less, one made to waste time gets no more.
const BUDGET: usize = 500_000;

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
/// to be mistaken for each other. A name of which every letter would be
/// replaced never is.
pub fn closest<'a>(wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A namespace in common says nothing of the names.
    let name = wrong.rsplit_once('#').map_or(wrong, |(_, name)| name);
    let length = name.chars().count().min(LONGEST);
    let mut limit = (1 + length / 4).min(length.saturating_sub(1));
    let mut best = None;
    let mut table = Table::of(wrong);
    for name in names {
        if name.len().abs_diff(wrong.len()) > 4 * limit {
            continue;
        }
        let distance = table.distance(name);
        if distance < limit || (distance == limit && best.is_none()) {
            limit = distance;
            best = Some(name);
        }
    }
    best
}

/// The table in which distances from one name are computed. It is kept from name to name, so that comparing
/// allocates nothing.
struct Table {
    wrong: Vec<char>,
    name: Vec<char>,
    before_last: Vec<usize>,
    last: Vec<usize>,
    row: Vec<usize>,
}

impl Table {
    fn of(wrong: &str) -> Self {
        let wrong = folded(wrong).collect();
        let (before_last, last, row) = (Vec::new(), Vec::new(), Vec::new());
        Self { wrong, name: Vec::new(), before_last, last, row }
    }

    /// The Levenshtein distance in which two neighbours that have changed places count once, letters
    /// of either case being equal.
    fn distance(&mut self, name: &str) -> usize {
        let Self { wrong: a, name: b, before_last, last, row } = self;
        b.clear();
        b.extend(folded(name));
        for table in [&mut *before_last, last, row] {
            table.clear();
            table.extend(0..=b.len());
        }
        for (i, x) in a.iter().enumerate() {
            row[0] = i + 1;
            for (j, y) in b.iter().enumerate() {
                let replaced = last[j] + usize::from(x != y);
                row[j + 1] = replaced.min(last[j + 1] + 1).min(row[j] + 1);
                if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                    row[j + 1] = row[j + 1].min(before_last[j - 1] + 1);
                }
            }
            std::mem::swap(before_last, last);
            std::mem::swap(last, row);
        }
        last[b.len()]
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().take(LONGEST).map(|char| char.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Table, closest};

    #[test]
    fn distances() {
        let distance = |a: &str, b: &str| Table::of(a).distance(b);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("String", "string"), 0);
        assert_eq!(distance("Gte", "Get"), 1);
        assert_eq!(distance("GetItme", "GetItem"), 1);
        assert_eq!(distance("abc", "cab"), 2);
        let mut table = Table::of("abcd");
        assert_eq!(["abcdefgh", "b", "abdc", ""].map(|name| table.distance(name)), [4, 3, 1, 4]);
    }

    #[test]
    fn only_near_names() {
        assert_eq!(closest("structur", ["union", "structure"]), Some("structure"));
        assert_eq!(closest("blob", ["union", "structure"]), None);
        assert_eq!(closest("x", ["y"]), None);
        assert_eq!(closest("x", ["y", "X"]), Some("X"));
        assert_eq!(closest("", ["y"]), None);
    }
}
