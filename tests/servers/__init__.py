"""SDKs of the documents that real servers publish, used against those servers.

Some servers are other people's. Others are ours (``apps``), but frameworks of other people write
their documents.
"""
