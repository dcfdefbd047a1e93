//! What travels: bodies of answers as `DynamoDB` writes them.

use std::fmt::Write as _;

/// An item of ten attributes of seven types, about 420 bytes.
pub fn item(number: u32) -> String {
    format!(
        concat!(
            r#"{{"pk":{{"S":"user-{number:08}"}},"sk":{{"S":"order#{order:08}"}},"#,
            r#""total":{{"N":"{total}.25"}},"count":{{"N":"{number}"}},"active":{{"BOOL":true}},"#,
            r#""name":{{"S":"Some Name of a Person {number}"}},"#,
            r#""tags":{{"SS":["red","green","blue"]}},"#,
            r#""address":{{"M":{{"street":{{"S":"Main Street {number}"}},"#,
            r#""city":{{"S":"Springfield"}}}}}},"#,
            r#""created":{{"S":"2024-01-01T00:00:00Z"}},"#,
            r#""notes":{{"L":[{{"S":"first note"}},{{"N":"42"}}]}}}}"#,
        ),
        number = number,
        order = number * 7,
        total = number * 13,
    )
}

/// The answer to `Scan`: a hundred items.
pub fn scan() -> String {
    let items: Vec<String> = (0..100).map(item).collect();
    format!(r#"{{"Items":[{}],"Count":100,"ScannedCount":100}}"#, items.join(","))
}

/// The answer to `ListBackups`: a hundred structures of ten members. The service writes times with
/// an exponent, as here.
pub fn backups() -> String {
    let mut body = r#"{"BackupSummaries":["#.to_owned();
    for number in 0..100 {
        let comma = if number == 0 { "" } else { "," };
        write!(
            body,
            concat!(
                r#"{comma}{{"TableName":"Table{number}","#,
                r#""TableId":"12345678-1234-1234-1234-123456789012","#,
                r#""TableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Table{number}","#,
                r#""BackupArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Table{number}"#,
                r#"/backup/01489602797149-73d8d5bc","BackupName":"backup-{number}","#,
                r#""BackupCreationDateTime":1.489602797149E9,"#,
                r#""BackupExpiryDateTime":1.492194797149E9,"#,
                r#""BackupStatus":"AVAILABLE","BackupType":"USER","BackupSizeBytes":{size}}}"#,
            ),
            comma = comma,
            number = number,
            size = number * 1000,
        )
        .unwrap();
    }
    body + "]}"
}
