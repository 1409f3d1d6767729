// Delete a file or folder.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
//
// [dependencies]
// reqwest = { version = "0.12", features = ["blocking", "json", "multipart"] }
// serde_json = "1"
use std::env;
use std::error::Error;
use std::process;
use std::time::Duration;

use reqwest::blocking::Client;

fn main() -> Result<(), Box<dyn Error>> {
    let api_root = env::var("API_ROOT").unwrap_or("https://aihub.instabase.com/api".into());
    let api_token = required("API_TOKEN");
    let ib_context = env::var("IB_CONTEXT").unwrap_or_default();

    let mut request = Client::new()
        .delete(format!(
            "{api_root}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv"
        ))
        .timeout(Duration::from_secs(60))
        .header("Authorization", format!("Bearer {api_token}"))
        .header("Accept", "application/json");
    if !ib_context.is_empty() {
        request = request.header("IB-Context", ib_context);
    }

    let response = request.send()?;
    let status = response.status();
    if !status.is_success() {
        eprintln!("{status}: {}", response.text()?);
        process::exit(1);
    }
    println!("{status} {:#?}", response.headers());
    Ok(())
}

fn required(name: &str) -> String {
    match env::var(name) {
        Ok(value) if !value.is_empty() => value,
        _ => {
            eprintln!("{name} is not set.");
            process::exit(1);
        }
    }
}
