//! The clients that this crate calls, which Farrier made from the models in `aws/model`
//! (`cargo xtask aws-clients`).

#![allow(unreachable_pub, reason = "generated modules export what their users may need")]

#[rustfmt::skip]
pub(crate) mod signin;
#[rustfmt::skip]
pub(crate) mod sso;
#[rustfmt::skip]
pub(crate) mod sso_oidc;
#[rustfmt::skip]
pub(crate) mod sts;
