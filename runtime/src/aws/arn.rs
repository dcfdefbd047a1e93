//! Amazon Resource Names.

use std::borrow::Cow;

use crate::aws::part::part;

/// An ARN: `arn:partition:service:region:account:resource`.
#[derive(Debug, Clone)]
pub(crate) struct Arn<'a> {
    text: Cow<'a, str>,
    /// Where the colons are that end the parts.
    colons: [usize; 5],
}

impl<'a> Arn<'a> {
    /// Takes an ARN apart. Region and account may be empty.
    pub(crate) fn parse(text: Cow<'a, str>) -> Option<Self> {
        let mut found = text.match_indices(':').map(|(at, _)| at);
        let mut colons = [0; 5];
        for colon in &mut colons {
            *colon = found.next()?;
        }
        let [first, partition, service, _, account] = colons;
        let is_whole = text.get(..first) == Some("arn")
            && partition > first + 1
            && service > partition + 1
            && text.len() > account + 1;
        is_whole.then_some(Self { text, colons })
    }

    /// The part of a name.
    pub(crate) fn part(&self, name: &str) -> Option<Cow<'a, str>> {
        let number = match name {
            "partition" => 1,
            "service" => 2,
            "region" => 3,
            "accountId" => 4,
            _ => return None,
        };
        Some(part(&self.text, self.colons[number - 1] + 1..self.colons[number]))
    }

    /// All after the account.
    pub(crate) fn resource(&self) -> Cow<'a, str> {
        part(&self.text, self.colons[4] + 1..self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Arn;

    #[test]
    fn parts_are_found() {
        let arn = Arn::parse("arn:aws:s3:us-east-2::outpost:op-1/x".into()).unwrap();
        let part = |name| arn.part(name).unwrap().into_owned();
        assert_eq!(
            ["partition", "service", "region", "accountId"].map(part),
            ["aws", "s3", "us-east-2", ""]
        );
        assert_eq!(arn.resource(), "outpost:op-1/x");
        assert_eq!(arn.part("resource"), None);
    }

    #[test]
    fn what_is_no_arn_is_refused() {
        for text in [
            "",
            "a",
            "arn:aws:s3:r:1:",
            "arn:aws::r:1:x",
            "arn::s3:r:1:x",
            "arm:aws:s3:r:1:x",
            "arn:aws:s3:r:1",
        ] {
            assert!(Arn::parse(text.into()).is_none(), "{text}");
        }
    }
}
