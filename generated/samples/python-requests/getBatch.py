# Get a batch.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import requests

response = requests.get(
    os.environ["API_ROOT"] + "/v2/batches/4821",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    timeout=60,
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.text)
