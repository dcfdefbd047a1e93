//! Where randomness comes from: a tape of numbers. A shorter tape, or one of smaller numbers, makes
//! a simpler model, so proptest can shrink what fails.

/// Takes a number of the tape for each choice; where the tape ends, the first thing is chosen.
pub(crate) struct Choices<'t> {
    tape: std::slice::Iter<'t, u16>,
}

impl<'t> Choices<'t> {
    pub(crate) fn new(tape: &'t [u16]) -> Self {
        Self { tape: tape.iter() }
    }

    /// A number below `limit`, which isn't 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::from(self.tape.next().copied().unwrap_or(0)) % limit
    }

    /// True once in `n` times, and never at the end of the tape.
    pub(crate) fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}
