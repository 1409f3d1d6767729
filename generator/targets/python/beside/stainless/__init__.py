"""The surface of Stainless' Python packages, for packages that replace one of them."""
