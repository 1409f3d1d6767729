# Read a file.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys
from pathlib import Path

import httpx

response = httpx.get(
    os.environ["API_ROOT"]
    + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/octet-stream, application/json",
    },
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
Path("download.bin").write_bytes(response.content)
