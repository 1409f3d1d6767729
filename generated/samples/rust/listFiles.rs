// List the files in a batch.
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
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let api_root = env::var("API_ROOT").unwrap_or("https://aihub.instabase.com/api".into());
    let api_token = required("API_TOKEN");
    let ib_context = env::var("IB_CONTEXT").unwrap_or_default();

    let mut request = Client::new()
        .get(format!("{api_root}/v2/batches/4821/files"))
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
    let reply: Value = response.json()?;
    println!("{reply:#}");
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
