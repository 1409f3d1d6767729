"""Any number of documents through an upload, a run and its results, on a cluster of Dask.

``driver`` hands out batches, ``work`` does what is to be done with one on a worker, and everything
that must outlive a process is in the output (``store``). Copied only into packages of APIs that
have all three. It needs the extra ``dask``, which is imported when it is used (``libraries``).
"""
