//! Clients of published models, each with the few operations that the tests call, one of each
//! protocol that they speak.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use farrier_codegen::Generator;

/// The folder of the models.
const FOLDER: &str = "SMITHY_AWS_MODELS";

/// A model's file without its date, and the operations that are called.
const PEERS: [(&str, &[&str]); 8] = [
    ("dynamodb", &["CreateTable", "PutItem", "GetItem", "Scan", "DeleteTable"]),
    ("sqs", &["CreateQueue", "SendMessage", "ReceiveMessage", "DeleteMessage", "GetQueueUrl"]),
    ("sns", &["CreateTopic", "ListTopics", "GetTopicAttributes", "DeleteTopic"]),
    (
        "iam",
        &[
            "CreateAccessKey",
            "CreateRole",
            "CreateUser",
            "GetUser",
            "ListRoles",
            "ListUsers",
            "PutRolePolicy",
            "PutUserPolicy",
        ],
    ),
    ("medialive", &["DescribeThumbnails"]),
    ("api-gateway", &["CreateRestApi", "GetRestApi", "GetRestApis", "DeleteRestApi"]),
    ("route-53", &["CreateHostedZone", "ListHostedZones", "GetHostedZone"]),
    (
        "s3",
        &[
            "CreateBucket",
            "PutObject",
            "ListObjectsV2",
            "GetObject",
            "DeleteObject",
            "ListBuckets",
            "GetBucketLocation",
        ],
    ),
];

/// Writes a module for each peer; none where there are no models.
pub(crate) fn generate(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed={FOLDER}");
    println!("cargo:rustc-check-cfg=cfg(peers)");
    let mut list = String::new();
    if let Some(folder) = env::var_os(FOLDER) {
        println!("cargo:rustc-cfg=peers");
        for (name, operations) in PEERS {
            let model = model(Path::new(&folder), name)?;
            println!("cargo:rerun-if-changed={}", model.display());
            let text = Generator::from_file(&model)?
                .operations(operations.iter().copied())
                .generate_module()?;
            let file = out.join(format!("peer_{name}.rs"));
            fs::write(&file, text)?;
            let module = name.replace('-', "_");
            let include = file.display().to_string();
            writeln!(list, "mod {module} {{ include!({include:?}); }}")?;
        }
    }
    Ok(fs::write(out.join("peers.rs"), list)?)
}

/// The file of a model: its name, then the date of its version.
fn model(folder: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    let is_version = |file: &str| {
        let rest = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
        rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_name().and_then(|file| file.to_str()).is_some_and(is_version) {
            found.push(path);
        }
    }
    found.sort();
    found.pop().ok_or_else(|| format!("there is no model of {name} in {}", folder.display()).into())
}
