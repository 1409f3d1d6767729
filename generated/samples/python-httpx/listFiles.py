# List the files in a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

response = httpx.get(
    os.environ["API_ROOT"] + "/v2/batches/4821/files",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.text)
