"""What users of openai, anthropic, azure-core, botocore, urllib3, requests and httpx reported.

Each row is a public issue, or a pull request that tells of the bug, on retries, timeouts, streams,
pools, cancellation, redirects or encodings, that is not in the fault table: what was told, what the
server does, the call, and what ours does. A row with ``wrong`` is one that ours gets wrong today.
The words are ours.
"""

from __future__ import annotations

from tests.faults.peers.answers import ANSWERS
from tests.faults.peers.bodies import BODIES
from tests.faults.peers.pools import POOLS
from tests.faults.peers.redirects import REDIRECTS
from tests.faults.peers.retries import RETRIES
from tests.faults.peers.streams import STREAMS

PEERS = (*STREAMS, *POOLS, *RETRIES, *BODIES, *ANSWERS, *REDIRECTS)
