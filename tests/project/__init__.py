"""Projects that ``init`` starts: their make targets are run as their owner would run them."""
