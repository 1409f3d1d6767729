"""What other generators read from documents, where it says what ours say: translated to ``x-sdk-*``.

One table, :data:`~generator.document.upgrade.vendors.table.TABLE`, lists every key. Ours win where both
are there, and keys that are not in the table mean nothing here.
"""
