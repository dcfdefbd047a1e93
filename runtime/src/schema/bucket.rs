//! What operations say of the bucket that they are about.

/// The bucket of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketSchema {
    /// The member that names it: the first label of the path, or of the host.
    pub member: &'static str,
    /// Requests may go to an accelerated endpoint; else they go to the region's always.
    pub accelerated: bool,
}

impl BucketSchema {
    /// The bucket that the member of this name names.
    pub(super) const fn new(member: &'static str) -> Self {
        Self { member, accelerated: true }
    }

    /// The same, served in its region only.
    pub(super) const fn regional(mut self) -> Self {
        self.accelerated = false;
        self
    }
}
