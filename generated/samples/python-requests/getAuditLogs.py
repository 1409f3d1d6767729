# Read the audit log.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

import os
import sys

import requests

response = requests.post(
    os.environ["API_ROOT"] + "/v1/auditlogs",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={
        "start": 0,
        "size": 100,
        "log_type": "login_v2",
        "start_time": "1772409600000",
        "end_time": "1772496000000",
    },
    timeout=60,
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.text)
