//! A story for each service: make something, find it again, ask for what isn't there, remove it.

mod api_gateway;
mod dynamodb;
mod iam;
mod profiles;
mod route_53;
mod s3;
mod signed;
mod sns;
mod sqs;
