//! The bucket that an operation addresses.

/// Says which member of an input names a bucket, and where requests for it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketSchema {
    /// The name of the string member that holds the bucket's name. The name is the first label of
    /// the path, or it goes before the endpoint's host.
    pub member: &'static str,
    /// Whether requests go to the accelerated endpoint if the caller has asked for one. If this is
    /// false, they always go to the endpoint of the region.
    pub accelerated: bool,
}

impl BucketSchema {
    /// Describes a bucket that the member called `member` names.
    pub(super) const fn new(member: &'static str) -> Self {
        Self { member, accelerated: true }
    }

    /// Excludes the operation from accelerated endpoints.
    pub(super) const fn regional(mut self) -> Self {
        self.accelerated = false;
        self
    }
}
