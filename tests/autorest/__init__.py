"""autorest's test server: SDKs of its documents, called against it; its own report is the judge."""
