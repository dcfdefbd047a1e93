//! The key of a day, a region and a service, which is derived from the secret.

use std::sync::{Mutex, PoisonError};

use super::hash::HmacKey;

/// The last word of each scope.
pub(super) const TERMINATION: &str = "aws4_request";

/// What a signing key is for.
#[derive(Clone, Copy)]
pub(in crate::auth) struct KeyScope<'s> {
    /// The day, as `20150830`.
    pub(in crate::auth) date: &'s str,
    pub(in crate::auth) region: &'s str,
    pub(in crate::auth) service: &'s str,
}

/// The signing key of the last request that was signed with a secret. Deriving one costs more than signing a
/// small request does.
#[derive(Default)]
pub(in crate::auth) struct KeyCache(Mutex<Option<Cached>>);

struct Cached {
    date: String,
    region: String,
    service: String,
    key: HmacKey,
}

impl KeyCache {
    /// The key of a scope. The cache must be asked for keys of one secret only.
    pub(in crate::auth) fn get(&self, secret: &str, scope: KeyScope<'_>) -> HmacKey {
        let mut cached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let KeyScope { date, region, service } = scope;
        if let Some(last) = &*cached
            && (&*last.date, &*last.region, &*last.service) == (date, region, service)
        {
            return last.key.clone();
        }
        let key = derive(secret, scope);
        let [date, region, service] = [date, region, service].map(str::to_owned);
        *cached = Some(Cached { date, region, service, key: key.clone() });
        key
    }
}

fn derive(secret: &str, scope: KeyScope<'_>) -> HmacKey {
    let steps = [scope.date, scope.region, scope.service, TERMINATION];
    steps.into_iter().fold(HmacKey::new(format!("AWS4{secret}").as_bytes()), |key, step| {
        HmacKey::new(&key.sign(step.as_bytes()))
    })
}

#[cfg(test)]
mod tests {
    use super::{KeyCache, KeyScope, derive};

    #[test]
    fn another_scope_has_another_key() {
        let cache = KeyCache::default();
        let scope = KeyScope { date: "20150830", region: "us-east-1", service: "service" };
        for scope in [
            scope,
            scope,
            KeyScope { date: "20150831", ..scope },
            KeyScope { region: "us-east-2", ..scope },
            KeyScope { service: "other", ..scope },
            scope,
        ] {
            let key = cache.get("secret", scope);
            assert_eq!(key.sign(b"text"), derive("secret", scope).sign(b"text"));
        }
    }
}
