# Update a secret.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

response = httpx.patch(
    os.environ["API_ROOT"] + "/v2/aihub/secrets",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={"alias": "YOUR_SECRET_ALIAS", "value": "another-sample-value"},
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.status_code, dict(response.headers))
