//! Names among words: a name is the same in whatever style it is written.
//!
//! `Machine Learning`, `MachineLearning`, `machine_learning` and `machine-learning` are one name.

/// A name, as one text without its style.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name(String);

impl Name {
    pub(crate) fn of(text: &str) -> Self {
        Self(words(text).concat())
    }
}

/// The names that a line could hold: every run of whole words in it that no punctuation parts.
pub(crate) fn names(line: &str) -> Vec<Name> {
    // No name of a service or an operation has more words than that.
    const LONGEST: usize = 8;
    let mut names = Vec::new();
    for part in line.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, ' ' | '_' | '-')) {
        let words = words(part);
        for start in 0..words.len() {
            let ends = start + 1..=words.len().min(start + LONGEST);
            names.extend(ends.map(|end| Name(words[start..end].concat())));
        }
    }
    names
}

/// The words of a text in lower case. A capital begins one after anything else, and the last of
/// several capitals does if a small letter follows.
fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut word = String::new();
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map_or(' ', |before| chars[before]);
        let after = chars.get(index + 1).copied().unwrap_or(' ');
        let begins =
            c.is_ascii_uppercase() && (!before.is_ascii_uppercase() || after.is_ascii_lowercase());
        if begins || !c.is_ascii_alphanumeric() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn a_name_is_found_in_every_style() {
    let name = Name::of("Machine Learning");
    for line in [
        "sdk_id: \"Machine Learning\",",
        "fn machine_learning() {",
        "PredictEndpointOfMachineLearning2Api",
        "//! x-machine-learning.",
        "MACHINE_LEARNING",
    ] {
        assert_eq!(names(line).contains(&name), !line.contains('2'), "{line}");
    }
    for line in ["machine(learning)", "machines learning", "Machine, Learning", "machinelearningx"]
    {
        assert!(!names(line).contains(&name), "{line}");
    }
    for (text, line) in [
        ("S3", "the `S3UnwrappedXmlOutput`"),
        ("S3", "--x-s3"),
        ("DynamoDB", "dynamodb::DynamoDb"),
        ("IoT", "iot_data"),
        ("API Gateway", "aws.apigateway#*"),
        ("Route 53", "route53"),
    ] {
        assert!(names(line).contains(&Name::of(text)), "{text} in {line}");
    }
    assert!(!names("s3cret").contains(&Name::of("S3")));
}
