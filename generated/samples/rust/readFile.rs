// Read a file.
// Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT
//
// [dependencies]
// reqwest = { version = "0.12", features = ["blocking", "json", "multipart"] }
// serde_json = "1"
use std::env;
use std::error::Error;
use std::fs::File;
use std::process;
use std::time::Duration;

use reqwest::blocking::Client;

fn main() -> Result<(), Box<dyn Error>> {
    let api_root = env::var("API_ROOT").unwrap_or("https://aihub.instabase.com/api".into());
    let api_token = required("API_TOKEN");
    let ib_context = env::var("IB_CONTEXT").unwrap_or_default();

    let mut request = Client::new()
        .get(format!(
            "{api_root}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file"
        ))
        .timeout(Duration::from_secs(600))
        .header("Authorization", format!("Bearer {api_token}"))
        .header("Accept", "application/octet-stream, application/json");
    if !ib_context.is_empty() {
        request = request.header("IB-Context", ib_context);
    }

    let mut response = request.send()?;
    let status = response.status();
    if !status.is_success() {
        eprintln!("{status}: {}", response.text()?);
        process::exit(1);
    }
    response.copy_to(&mut File::create("download.bin")?)?;
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
