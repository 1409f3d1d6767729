# Run a deployment.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

response = httpx.post(
    os.environ["API_ROOT"] + "/v2/apps/deployments/YOUR_DEPLOYMENT_ID/runs",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={"batch_id": 4821},
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.text)
