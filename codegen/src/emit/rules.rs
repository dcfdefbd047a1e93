//! The rules of endpoints as constant data.

use std::collections::HashMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote};

use crate::plan::rules::{
    Condition, Default, EndpointRules, Expression, Next, Node, Outcome, Parameter, Property, Rules,
};

/// The expression of a service's rules.
pub(crate) fn endpoint_rules(plan: &EndpointRules) -> TokenStream {
    match plan {
        EndpointRules::Standard { method, prefix } => {
            let method = variant(method);
            quote!(farrier::rules::EndpointRules::#method(#prefix))
        }
        EndpointRules::Own(plan) => rules(plan),
    }
}

/// The expression of rules that are a service's own.
pub(crate) fn rules(rules: &Rules) -> TokenStream {
    let Rules { parameters, conditions, results, nodes, variables } = rules;
    let count = Literal::usize_unsuffixed(nodes.len());
    let variables = Literal::u8_unsuffixed(*variables);
    let nodes = self::nodes(nodes);
    let shared = shared(results);
    let names = shared.iter().enumerate().map(|(number, _)| constant(number));
    let values = shared.iter().map(|properties| entries(properties));
    let numbers: Shared<'_> = shared.iter().copied().zip(0..).collect();
    let results = results.iter().map(|result| outcome(result, &numbers));
    quote! {{
        use farrier::rules::terms::*;
        #(const #names: Properties = #values;)*
        EndpointRules::new(
            &[#(#parameters),*],
            &[#(#conditions),*],
            &[#(#results),*],
            &Node::read::<#count>(#nodes),
            #variables,
        )
    }}
}

/// The properties that several results have, with the numbers of their constants.
type Shared<'p> = HashMap<&'p [(String, Property)], usize>;

/// The properties that several results have, in the order of the results.
fn shared(results: &[Outcome]) -> Vec<&[(String, Property)]> {
    let mut counts: HashMap<&[(String, Property)], usize> = HashMap::new();
    let mut shared = Vec::new();
    for result in results {
        if let Outcome::Endpoint { properties, .. } = result
            && !properties.is_empty()
        {
            let count = counts.entry(properties).or_default();
            *count += 1;
            if *count == 2 {
                shared.push(properties.as_slice());
            }
        }
    }
    shared
}

/// The name of properties that several results have.
fn constant(number: usize) -> Ident {
    Ident::new(&format!("PROPERTIES_{number}"), Span::call_site())
}

/// How wide the lines of nodes are.
const WIDTH: usize = 90;

/// The literal that the runtime reads nodes from. It has line breaks where the compiler sees none.
fn nodes(nodes: &[Node]) -> TokenStream {
    let mut text = String::from("\"");
    let mut width = 0;
    for Node { condition, high, low } in nodes {
        let node = format!("{condition} {} {} ", next(*high), next(*low));
        if width + node.len() > WIDTH {
            // The blank before the break is written out, since those after it are left out.
            text.push_str("\\\n            ");
            width = 0;
        }
        width += node.len();
        text.push_str(&node);
    }
    text.push('"');
    text.parse::<Literal>().map_or_else(|_| quote!(""), ToTokens::into_token_stream)
}

fn next(next: Next) -> String {
    match next {
        Next::Node(number) => number.to_string(),
        Next::Result(number) => format!("r{number}"),
        Next::Nowhere => "-".to_owned(),
    }
}

impl ToTokens for Parameter {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { name, built_in, default, required } = self;
        let built_in = built_in.map(variant);
        let built_in = built_in.iter();
        let default = default.iter();
        let required = (*required && self.default.is_none()).then(|| quote!(.required()));
        tokens.append_all(quote! {
            Parameter::new(#name) #(.built_in(BuiltIn::#built_in))* #(.or(ParameterDefault::#default))* #required
        });
    }
}

impl ToTokens for Default {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(match self {
            Self::Text(text) => quote!(Text(#text)),
            Self::Bool(flag) => quote!(Bool(#flag)),
            Self::Texts(texts) => quote!(Texts(&[#(#texts),*])),
        });
    }
}

impl ToTokens for Condition {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let expression = &self.expression;
        tokens.append_all(match self.variable.map(Literal::u8_unsuffixed) {
            Some(variable) => quote!(Let(#variable, #expression)),
            None => quote!(If(#expression)),
        });
    }
}

impl ToTokens for Expression {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(match self {
            Self::Value(number) => {
                let number = Literal::u8_unsuffixed(*number);
                quote!(Value(#number))
            }
            Self::Bool(flag) => quote!(Bool(#flag)),
            Self::Number(number) => {
                let number = Literal::i32_unsuffixed(*number);
                quote!(Number(#number))
            }
            Self::Text(text) => quote!(Text(#text)),
            Self::Template(text) => quote!(Template(#text)),
            Self::Texts(texts) => quote!(Texts(&[#(#texts),*])),
            Self::Attribute(of, path) => quote!(Attribute(&#of, #path)),
            Self::Call(function, arguments) => {
                let function = variant(function);
                quote!(Call(#function, &[#(#arguments),*]))
            }
        });
    }
}

/// A result. Properties that several have are named.
fn outcome(outcome: &Outcome, shared: &Shared<'_>) -> TokenStream {
    let (url, properties, headers) = match outcome {
        Outcome::Endpoint { url, properties, headers } => (url, properties, headers),
        Outcome::Error(message) => return quote!(Error(#message)),
    };
    if properties.is_empty() && headers.is_empty() {
        return quote!(Url(#url));
    }
    let named = shared.get(properties.as_slice());
    let properties =
        named.map_or_else(|| entries(properties), |it| constant(*it).into_token_stream());
    if headers.is_empty() {
        return quote!(With(#url, #properties));
    }
    let headers = headers.iter().map(|(name, values)| quote!((#name, &[#(#values),*])));
    quote!(Endpoint { url: #url, properties: #properties, headers: &[#(#headers),*] })
}

impl ToTokens for Property {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(match self {
            Self::Plain(expression) => quote!(Plain(#expression)),
            Self::List(items) => quote!(List(&[#(#items),*])),
            Self::Object(members) => {
                let members = entries(members);
                quote!(Object(#members))
            }
        });
    }
}

fn entries(entries: &[(String, Property)]) -> TokenStream {
    let entries = entries.iter().map(|(name, property)| quote!((#name, #property)));
    quote!(&[#(#entries),*])
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
