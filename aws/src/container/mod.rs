//! Credentials of the container that a program runs in: ECS, and pod identities of EKS.

pub(crate) mod address;
pub(crate) mod fetch;
