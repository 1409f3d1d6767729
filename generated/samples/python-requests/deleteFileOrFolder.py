# Delete a file or folder.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import requests

response = requests.delete(
    os.environ["API_ROOT"]
    + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    timeout=60,
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.status_code, dict(response.headers))
