//! The header that a service requires in every request.

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::wire::SerializeError;
use crate::schema::service::ServiceSchema;

/// Adds the header that the service requires, if it requires one and the request doesn't have it yet. Fails
/// if the header isn't valid or the map of headers is full.
pub(crate) fn add(service: &ServiceSchema, headers: &mut HeaderMap) -> Result<(), SerializeError> {
    let Some((name, value)) = service.fixed_header else { return Ok(()) };
    let refuse = |problem: &str| SerializeError { member: None, problem: problem.to_owned() };
    let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse::<HeaderValue>()) else {
        return Err(refuse("the header that the service wants is none"));
    };
    if headers.contains_key(&name) {
        return Ok(());
    }
    let inserted = headers.try_insert(name, value);
    inserted.map(drop).map_err(|_| refuse("there are too many headers"))
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::add;
    use crate::protocol::RestJson1;
    use crate::schema::service::ServiceSchema;

    #[test]
    fn what_is_set_stays() {
        let service =
            ServiceSchema::new("Chat", "1", &RestJson1).fixed_header("Accept", "text/plain");
        let mut headers = HeaderMap::new();
        add(&service, &mut headers).unwrap();
        assert_eq!(headers["accept"], "text/plain");
        headers.insert("accept", HeaderValue::from_static("image/png"));
        add(&service, &mut headers).unwrap();
        assert_eq!(headers.get_all("accept").iter().collect::<Vec<_>>(), ["image/png"]);
    }

    #[test]
    fn what_is_no_header_is_refused() {
        for (name, value) in [("a b", "c"), ("", "c"), ("a", "b\r\nc: d")] {
            let service = ServiceSchema::new("Chat", "1", &RestJson1).fixed_header(name, value);
            assert!(add(&service, &mut HeaderMap::new()).is_err(), "{name}");
        }
    }
}
