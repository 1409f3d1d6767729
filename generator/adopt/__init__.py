"""The way here from another generator: what its configuration or its package says, in our words."""
