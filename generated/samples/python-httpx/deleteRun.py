# Delete a run.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

response = httpx.delete(
    os.environ["API_ROOT"] + "/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90",
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
