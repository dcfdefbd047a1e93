//! The same answers as types with derived `Deserialize`, for `serde_json`: what a program without a
//! generator would write.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Scan {
    pub items: Option<Vec<BTreeMap<String, Attribute>>>,
    pub count: Option<i32>,
    pub scanned_count: Option<i32>,
    pub last_evaluated_key: Option<BTreeMap<String, Attribute>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Attribute {
    S(String),
    N(String),
    B(String),
    Ss(Vec<String>),
    Ns(Vec<String>),
    Bs(Vec<String>),
    M(BTreeMap<String, Attribute>),
    L(Vec<Attribute>),
    Null(bool),
    Bool(bool),
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListBackups {
    pub backup_summaries: Option<Vec<Backup>>,
    pub last_evaluated_backup_arn: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Backup {
    pub table_name: Option<String>,
    pub table_id: Option<String>,
    pub table_arn: Option<String>,
    pub backup_arn: Option<String>,
    pub backup_name: Option<String>,
    pub backup_creation_date_time: Option<f64>,
    pub backup_expiry_date_time: Option<f64>,
    pub backup_status: Option<Status>,
    pub backup_type: Option<Kind>,
    pub backup_size_bytes: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    Creating,
    Deleted,
    Available,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    User,
    System,
    AwsBackup,
}
