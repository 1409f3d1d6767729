"""The samples in the browser: views and templates as JavaScript, so that each of them exists once."""
