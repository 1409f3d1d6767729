# Write a file.
# Environment variables: API_ROOT, API_TOKEN, IB_CONTEXT and FILE

import os
import sys
from pathlib import Path

import requests

with Path(os.environ["FILE"]).open("rb") as file:
    response = requests.put(
        os.environ["API_ROOT"]
        + "/v2/files/acme-finance%2Faccounts-payable%2Ffs%2FArchive%2Fvendors.csv",
        headers={
            "Authorization": "Bearer " + os.environ["API_TOKEN"],
            "IB-Context": os.environ["IB_CONTEXT"],
            "Accept": "application/json",
            "If-None-Match": "*",
            "Content-Type": "application/octet-stream",
        },
        data=file,
        timeout=60,
    )
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.status_code, dict(response.headers))
