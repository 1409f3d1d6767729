"""Between Python values and bytes: parameters, bodies, streams, the HTTP library."""
