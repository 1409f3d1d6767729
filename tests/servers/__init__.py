"""SDKs of documents that real servers publish, used against those servers."""
