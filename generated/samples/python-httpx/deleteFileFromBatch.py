# Delete a file from a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

response = httpx.delete(
    os.environ["API_ROOT"] + "/v2/batches/4821/files/invoice-0117.pdf",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
    },
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.status_code, dict(response.headers))
