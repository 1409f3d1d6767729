"""Projects of the owners of SDKs: what ``init`` starts them with, and the tree of names they edit."""
