"""The documentation on a server of its own: kept in step with the definition, with a proxy.

It needs the extra ``[docs]``.
"""
