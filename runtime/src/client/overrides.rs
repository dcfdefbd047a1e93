//! What a call sets differently from its client, as data.

#[cfg(feature = "endpoint-rules")]
use std::borrow::Cow;
use std::time::Duration;

use crate::auth::identities::Identities;
use crate::auth::providers::Providers;
use crate::aws::bucket::Addressing;
use crate::client::header::Headers;
use crate::client::stalled_stream::StalledStreamProtection;
use crate::codec::responses::Responses;
#[cfg(feature = "endpoint-rules")]
use crate::endpoint::rules::parameter::ParameterValue;
use crate::validate::mode::Validation;

/// What a call sets differently from its client.
#[derive(Default)]
pub(super) struct Overrides {
    pub(super) timeout: Option<Duration>,
    /// In a box, because it is rarely set, and calls are moved about.
    pub(super) stalled_stream_protection: Option<Box<StalledStreamProtection>>,
    pub(super) validation: Option<Validation>,
    pub(super) addressing: Option<Addressing>,
    #[cfg(feature = "endpoint-rules")]
    pub(super) endpoint_parameters: Vec<(Cow<'static, str>, ParameterValue<'static>)>,
    pub(super) responses: Option<Responses>,
    pub(super) max_response_size: Option<usize>,
    pub(super) max_response_heap: Option<usize>,
    pub(super) identities: Identities,
    /// In a box, because it is rarely set.
    pub(super) providers: Option<Box<Providers>>,
    pub(super) headers: Headers,
    /// What is wrong with the first header or identity that can't be used.
    pub(super) error: Option<String>,
}

impl Overrides {
    /// Takes a provider away that an identity replaces.
    pub(super) fn forget(&mut self, provider: impl FnOnce(&mut Providers)) {
        if let Some(providers) = &mut self.providers {
            provider(providers);
        }
    }
}
