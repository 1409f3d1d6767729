"""The surface of Stainless' Python packages, for packages that replace one made with it.

Everything here is a view of the one real client. A package contains it only if its configuration
asks for it.
"""
