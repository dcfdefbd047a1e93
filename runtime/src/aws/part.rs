//! Parts of texts that may be borrowed.

use std::borrow::Cow;
use std::ops::Range;

/// The bytes of `range`, borrowed for as long as the text is. It is empty if there are no such characters.
pub(crate) fn part<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or_default().to_owned()),
    }
}
