//! The distribution of modules to the files of a crate, or to blocks of one file.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::{self, Behind, Module};
use crate::error::Error;
use crate::files::Files;
use crate::files::header;
use crate::format::{format, format_all};

/// What the generator has formatted stays as it is, or every `cargo fmt` would be a drift.
const RUSTFMT: &str = "disable_all_formatting = true\n";

/// Lays the modules out as the files of a crate.
pub(crate) fn as_crate(
    docs: TokenStream,
    root: &TokenStream,
    modules: Vec<Module<'_>>,
    features: &[&str],
    model: &str,
) -> Result<Files, Error> {
    let mut files = Files::default();
    let root = format!("{}\n{}", format(docs)?, emit::needs(features, &items(root, &modules)?));
    insert(&mut files, "src/lib.rs", &root, model);
    insert(&mut files, "rustfmt.toml", RUSTFMT, model);
    add_files(&mut files, Path::new("src"), modules, model)?;
    Ok(files)
}

/// The items of a crate's root. What stands behind a feature says so to the compiler by a `needs!` of its
/// own, for the crate may have its feature and `farrier` not.
fn items(root: &TokenStream, modules: &[Module<'_>]) -> Result<String, Error> {
    let always = declarations(modules.iter().filter(|module| module.behind.is_none()));
    let mut items = vec![indented(&format(quote!(#always #root))?)];
    for module in modules {
        if let Some(Behind { feature, exports }) = &module.behind {
            let declaration = declarations([module]);
            let needs = emit::needs(&[feature], &indented(&format(quote!(#declaration #exports))?));
            items.push(indented(&format!("#[cfg(feature = {feature:?})]\n{needs}")));
        }
    }
    Ok(items.join("\n"))
}

/// Adds a file with the generator's mark.
pub(crate) fn insert(files: &mut Files, path: impl AsRef<Path>, text: &str, model: &str) {
    let path = path.as_ref();
    files.insert(path, format!("{}\n{text}", header(path, model)));
}

fn add_files(
    files: &mut Files,
    folder: &Path,
    modules: Vec<Module<'_>>,
    model: &str,
) -> Result<(), Error> {
    for module in modules {
        let declarations = declarations(&module.below);
        let docs = module.docs;
        let text = format_all(quote!(#docs #declarations), module.items)?;
        insert(files, folder.join(format!("{}.rs", module.name.file())), &text, model);
        add_files(files, &folder.join(module.name.file()), module.below, model)?;
    }
    Ok(())
}

/// `mod name;` for each module.
fn declarations<'a, 'p: 'a>(modules: impl IntoIterator<Item = &'a Module<'p>>) -> TokenStream {
    let names = modules.into_iter().map(|module| &module.name);
    quote!(#(mod #names;)*)
}

/// Lays the modules out as one file, for which no module may stand behind a feature: those of the
/// crate that includes it are its own.
pub(crate) fn as_one_file(
    root: &TokenStream,
    modules: Vec<Module<'_>>,
    features: &[&str],
    model: &str,
) -> Result<String, Error> {
    let mut text = String::new();
    for module in modules {
        text.push_str(&block(module, ALLOW)?);
        text.push('\n');
    }
    // Where a program has the client as a module, it doesn't use all of what that exports.
    let exports = format(root.clone())?;
    text.push_str(&exports.replace("pub use ", "#[allow(unused_imports)]\npub use "));
    let header = header(Path::new("client.rs"), model);
    let other_name = emit::OTHER_NAME.map(|line| format!("// {line}\n")).concat();
    let needs = emit::needs(features, &indented(&text));
    Ok(format!("{header}\n{other_name}{needs}"))
}

/// What a program's own lints have to say about a generated module is of no use to it.
const ALLOW: &str = "#![allow(dead_code, unused_imports, clippy::all, clippy::pedantic)]\n";

/// A module in braces. Its documentation stands within them: an included file can't begin with any.
fn block(module: Module<'_>, attributes: &str) -> Result<String, Error> {
    let mut parts = vec![format(module.docs)? + attributes];
    for below in module.below {
        parts.push(block(below, "")?);
    }
    parts.push(format_all(quote!(), module.items)?);
    Ok(format!("mod {} {{\n{}}}\n", module.name, indented(&parts.join("\n"))))
}

/// A text a step further in. Lines within string literals stay as they are: the emitters write none
/// that spans lines.
fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}
