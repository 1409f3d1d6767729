"""What each operation puts on the wire for one set of example values.

Samples, Postman, the documentation and its playground, and the mock server read this model, so
that they cannot disagree.
"""
