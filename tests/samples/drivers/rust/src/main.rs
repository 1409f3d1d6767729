//! Runs samples one after the other: the address, then the number of each.
#![deny(warnings)]

// modules

type Sample = fn() -> Result<(), Box<dyn std::error::Error>>;

const SAMPLES: &[(u32, Sample)] = &[
    // table
];

fn main() {
    let address = std::env::args().nth(1).expect("an address");
    let mut failed = false;
    for (number, sample) in SAMPLES {
        let mark = format!("http://{address}/__case/{number}");
        reqwest::blocking::get(mark).expect("a reply");
        if let Err(error) = sample() {
            println!("{number}\t{error}");
            failed = true;
        }
    }
    std::process::exit(failed.into());
}
