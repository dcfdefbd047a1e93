//! The proof that a request comes from whoever opened the session: a signed token with the public key in it
//! ([RFC 9449](https://www.rfc-editor.org/rfc/rfc9449)).

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use farrier::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::json;

/// What is said of a key that is none, without the key.
const NO_KEY: &str = "its key is no private key of the curve P-256";

/// The bytes of a private key, and of a coordinate of the public one.
const SIZE: usize = 32;

/// The private key of a session.
pub(super) struct Key(EcdsaKeyPair);

impl Key {
    /// Reads a key in PEM (`EC PRIVATE KEY`).
    pub(super) fn read(pem: &str) -> Result<Self, &'static str> {
        let lines = pem.lines().map(str::trim).filter(|line| !line.starts_with("-----"));
        let der = STANDARD.decode(lines.collect::<String>()).map_err(|_| NO_KEY)?;
        let (private, public) = parts(&der).ok_or(NO_KEY)?;
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(
            algorithm,
            private,
            public,
            &SystemRandom::new(),
        );
        pair.map(Self).map_err(|_| NO_KEY)
    }

    /// Makes the proof for a `POST` to a URL.
    pub(super) fn proof(
        &self,
        url: &str,
        now: Timestamp,
        id: &str,
    ) -> Result<String, &'static str> {
        // The first byte says that both coordinates follow.
        let (x, y) = self.0.public_key().as_ref()[1..].split_at(SIZE);
        let [x, y] = [x, y].map(|coordinate| URL_SAFE_NO_PAD.encode(coordinate));
        let header = json!({
            "typ": "dpop+jwt",
            "alg": "ES256",
            "jwk": { "kty": "EC", "crv": "P-256", "x": x, "y": y },
        });
        let claims = json!({ "htm": "POST", "htu": url, "iat": now.timestamp(), "jti": id });
        let [header, claims] =
            [header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
        let signed = format!("{header}.{claims}");
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes());
        let signature = signature.map_err(|_| "the system has no randomness to sign with")?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

/// The private and the public part of a key in DER
/// ([RFC 5915](https://www.rfc-editor.org/rfc/rfc5915#section-3)): a sequence of the number 1, the private key as
/// bytes, and tagged fields, of which the second is the public key as bits.
fn parts(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (0x30, mut rest, _) = element(der)? else { return None };
    let (0x02, [1], after) = element(rest)? else { return None };
    let (0x04, private, after) = element(after)? else { return None };
    rest = after;
    while !rest.is_empty() {
        let (tag, content, after) = element(rest)?;
        if tag == 0xa1 {
            let (0x03, [0, public @ ..], _) = element(content)? else { return None };
            let is_of_curve = private.len() == SIZE && public.len() == 2 * SIZE + 1;
            return is_of_curve.then_some((private, public));
        }
        rest = after;
    }
    None
}

/// An element of DER: its tag, its content, and what comes after it. Keys of this curve need no lengths of more than
/// two bytes.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (length, rest) = match der {
        [_, length @ ..=0x7f, rest @ ..] | [_, 0x81, length, rest @ ..] => (*length, rest),
        _ => return None,
    };
    let (content, after) = rest.split_at_checked(length.into())?;
    Some((der[0], content, after))
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use farrier::Timestamp;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::{Key, parts};

    /// The private key 1, whose public key is the curve's own base point.
    fn pem() -> String {
        let mut der = vec![0x30, 0x77, 0x02, 1, 1, 0x04, 32];
        der.extend([0; 31]);
        der.push(1);
        der.extend([
            0xa0, 10, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7, 0xa1, 0x44, 3, 0x42, 0, 4,
        ]);
        let base = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296\
                    4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
        der.extend((0..64).map(|i| u8::from_str_radix(&base[2 * i..2 * i + 2], 16).unwrap()));
        format!(
            "-----BEGIN EC PRIVATE KEY-----\n{}\n-----END EC PRIVATE KEY-----\n",
            STANDARD.encode(der)
        )
    }

    #[test]
    fn a_proof_is_signed_by_the_key_that_it_shows() {
        let key = Key::read(&pem()).unwrap_or_else(|error| panic!("{error}"));
        let proof = key.proof("https://example.com/v1/token", Timestamp::UNIX_EPOCH, "id").unwrap();
        let parts: Vec<_> = proof.split('.').collect();
        let read = |part: &str| -> serde_json::Value {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
        };
        let (header, claims) = (read(parts[0]), read(parts[1]));
        assert_eq!(claims["htu"], "https://example.com/v1/token");
        let coordinate =
            |name: &str| URL_SAFE_NO_PAD.decode(header["jwk"][name].as_str().unwrap()).unwrap();
        let public = [&[4][..], &coordinate("x"), &coordinate("y")].concat();
        let signed = format!("{}.{}", parts[0], parts[1]);
        let signature = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public);
        assert!(public.verify(signed.as_bytes(), &signature).is_ok());
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for pem in ["", "AAAA", "not base 64", &pem().replace("EC PRIVATE", "")[..60]] {
            assert!(Key::read(pem).is_err(), "{pem}");
        }
        let der = STANDARD.decode(pem().lines().nth(1).unwrap()).unwrap();
        for end in 0..der.len() {
            assert!(parts(&der[..end]).is_none(), "{end}");
        }
    }
}
