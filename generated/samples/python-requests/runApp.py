# Run an app.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import requests

response = requests.post(
    os.environ["API_ROOT"] + "/v2/apps/runs",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={"app_name": "YOUR_APP_NAME", "batch_id": 4821},
    timeout=60,
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.text)
