//! Cases with inputs of operations, by the clients of their services.

use farrier::rules::{BuiltIn, EndpointRules, ParameterValue, Partitions};
use farrier::{
    Credentials, Endpoint, Identities, Operation, OperationSchema, Region, RequestOptions,
};
use farrier_smithy::traits::Node;
use serde_json::Value;

use super::params::{self, Params};
use super::{partitions, suites, tell};

mod clients {
    //! The clients, and the operations that are called.
    #![allow(dead_code, unreachable_pub, unused_qualifications, reason = "generated")]

    use super::{Request, request};

    include!(concat!(env!("OUT_DIR"), "/endpoint_clients.rs"));

    pub(super) fn find(model: &str, operation: &str) -> Option<Request> {
        let found = CALLS.iter().find(|(of, name, _)| (*of, *name) == (model, operation));
        found.map(|(.., request)| *request)
    }
}

/// Makes the request of an operation from its input in the form of the model.
type Request = fn(
    Option<&Node>,
    &mut dyn FnMut(&'static OperationSchema) -> Result<(Endpoint, RequestOptions), String>,
) -> Result<http::request::Parts, String>;

fn request<O: Operation<Input: farrier::codec::ReadValue>>(
    node: Option<&Node>,
    settings: &mut dyn FnMut(
        &'static OperationSchema,
    ) -> Result<(Endpoint, RequestOptions), String>,
) -> Result<http::request::Parts, String> {
    let input = params::value(Params { node, body: "", protocol: O::SCHEMA.service.protocol })?;
    let (endpoint, options) = settings(O::SCHEMA)?;
    let request = O::request_with(input, &endpoint, &options);
    request.map(|request| request.into_parts().0).map_err(|error| error.to_string())
}

#[test]
fn inputs_of_operations_go_where_the_cases_say() {
    let Some(all) = suites::published().unwrap() else {
        return tell("calls: skipped, SMITHY_AWS_MODELS is not set");
    };
    let Some(edition) = partitions::edition("2025") else {
        return tell("calls: skipped, there is no partitions-2025.json");
    };
    let (mut passed, mut of_older, mut failures) = (0, 0, Vec::new());
    for suite in all {
        let Some(tests) = suite.tests.as_deref() else { continue };
        let tests: Value = serde_json::from_str(tests).unwrap();
        for case in tests["testCases"].as_array().unwrap() {
            let inputs = case["operationInputs"].as_array().into_iter().flatten();
            for input in inputs {
                let operation = input["operationName"].as_str().unwrap();
                let Some(request) = clients::find(&suite.name, operation) else {
                    panic!("{}: {operation} is not in the client", suite.name);
                };
                match check(case, input, request, &edition) {
                    Ok(true) => passed += 1,
                    Ok(false) => of_older += 1,
                    Err(why) => failures.push(format!(
                        "{}, {}: {why}",
                        suite.name,
                        case["documentation"].as_str().unwrap_or_default()
                    )),
                }
            }
        }
    }
    let total = passed + failures.len();
    tell(&format!(
        "calls: {passed} of {total} passed, and {of_older} hold in an older edition only"
    ));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(passed > 0, "there were no cases");
}

/// Compares a request with what is expected. False if the newest partitions lead elsewhere.
fn check(
    case: &Value,
    input: &Value,
    request: Request,
    older: &Partitions,
) -> Result<bool, String> {
    let node = input.get("operationParams").map(|it| Node::parse(&it.to_string()).unwrap());
    let mut is_older = false;
    let found = request(node.as_ref(), &mut |schema| {
        is_older = !is_same(case, &schema.service.endpoint_rules.unwrap(), older);
        settings(schema, input)
    });
    if is_older {
        return Ok(false);
    }
    let expected = &case["expect"];
    match (found, expected["endpoint"]["url"].as_str(), expected["error"].as_str()) {
        (Err(found), _, Some(expected)) if found.contains(expected) => Ok(true),
        (Ok(head), Some(url), _) => {
            // A prefix of the operation precedes the host.
            let (_, place) = url.split_once("://").unwrap();
            let uri = head.uri.to_string();
            let rest = uri.split_once(place).map(|(_, rest)| rest);
            let rest = rest.ok_or_else(|| format!("{uri} isn't at {url}"))?;
            let is_end = rest.is_empty() || rest.starts_with(['/', '?']) || place.ends_with('/');
            if !is_end {
                return Err(format!("{uri} isn't at {url}"));
            }
            signed(&head, &expected["endpoint"]["properties"]["authSchemes"]).map(|()| true)
        }
        // Only SigV4 is there.
        (Err(found), Some(_), _) if found.contains("signatures of the scheme") => {
            let schemes = expected["endpoint"]["properties"]["authSchemes"].as_array();
            let ours = schemes.into_iter().flatten().any(|scheme| scheme["name"] == "sigv4");
            if ours { Err(found) } else { Ok(true) }
        }
        (found, ..) => Err(format!("expected {expected}, found {:?}", found.map(|head| head.uri))),
    }
}

/// Whether both editions of the partitions lead to the same.
fn is_same(case: &Value, rules: &EndpointRules, older: &Partitions) -> bool {
    let own = rules.parameters.iter();
    let values: Vec<_> =
        own.map(|it| case["params"].get(it.name).map(super::case::value)).collect();
    rules.resolve(&values, older) == rules.resolve(&values, Partitions::newest())
}

/// The endpoint and the options that a case asks for.
fn settings(
    schema: &'static OperationSchema,
    input: &Value,
) -> Result<(Endpoint, RequestOptions), String> {
    let rules = schema.service.endpoint_rules.unwrap();
    let given = |name: &str| input["builtInParams"].get(name);
    let flag = |name: &str| given(name).and_then(Value::as_bool).unwrap_or_default();
    let mut credentials = Credentials::new("AKIDEXAMPLE", "secret", None);
    // The caller's account comes with the credentials.
    if let Some(account) = given("AWS::Auth::AccountId").and_then(Value::as_str) {
        credentials = credentials.of_account(account);
    }
    let identities = Identities::default().credentials(credentials);
    let mut options = RequestOptions::default().identities(identities);
    let region = given("AWS::Region").and_then(Value::as_str);
    let url = given("SDK::Endpoint").and_then(Value::as_str);
    let endpoint = if let Some(url) = url {
        options.signing_region = region.map(Into::into);
        url.parse().map_err(|error: farrier::EndpointError| error.to_string())?
    } else {
        let mut region = Region::new(region.ok_or("there is neither a region nor a URL")?);
        region = if flag("AWS::UseDualStack") { region.dual_stack() } else { region };
        region = if flag("AWS::UseFIPS") { region.fips() } else { region };
        region = if flag("AWS::S3::Accelerate") { region.accelerated() } else { region };
        let endpoint = Endpoint::in_region(schema.service, region);
        endpoint.map_err(|error| error.to_string())?
    };
    for parameter in rules.parameters {
        let name = match parameter.built_in {
            Some(BuiltIn::UseDualStack) if url.is_some() => "AWS::UseDualStack",
            Some(BuiltIn::UseFips) if url.is_some() => "AWS::UseFIPS",
            Some(BuiltIn::Accelerate) if url.is_some() => "AWS::S3::Accelerate",
            Some(BuiltIn::ForcePathStyle) => "AWS::S3::ForcePathStyle",
            Some(BuiltIn::UseArnRegion) => "AWS::S3::UseArnRegion",
            Some(BuiltIn::DisableMultiRegionAccessPoints) => {
                "AWS::S3::DisableMultiRegionAccessPoints"
            }
            Some(BuiltIn::UseGlobalEndpoint) if given("AWS::STS::UseGlobalEndpoint").is_some() => {
                "AWS::STS::UseGlobalEndpoint"
            }
            Some(BuiltIn::UseGlobalEndpoint) => "AWS::S3::UseGlobalEndpoint",
            Some(BuiltIn::AccountIdEndpointMode) => "AWS::Auth::AccountIdEndpointMode",
            _ => continue,
        };
        options = match given(name) {
            Some(Value::Bool(flag)) => options.endpoint_parameter(parameter.name, *flag),
            Some(Value::String(text)) => {
                options.endpoint_parameter(parameter.name, ParameterValue::from(text.clone()))
            }
            _ => options,
        };
    }
    Ok((endpoint, options))
}

/// Compares the scope of the signature with what the endpoint says of it.
fn signed(head: &http::request::Parts, schemes: &Value) -> Result<(), String> {
    let schemes = schemes.as_array().into_iter().flatten();
    let Some(scheme) = schemes.into_iter().find(|scheme| scheme["name"] == "sigv4") else {
        return Ok(());
    };
    let header = head.headers.get(http::header::AUTHORIZATION).ok_or("it isn't signed")?;
    let header = header.to_str().map_err(|error| error.to_string())?;
    let scope = header.split('/').skip(2).take(2).collect::<Vec<_>>();
    for (key, found) in [("signingRegion", scope[0]), ("signingName", scope[1])] {
        if scheme[key].as_str().is_some_and(|expected| expected != found) {
            return Err(format!("it is signed for {scope:?}, and not for {scheme}"));
        }
    }
    Ok(())
}
