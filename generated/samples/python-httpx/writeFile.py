# Write a file.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

import os
import sys
from pathlib import Path

import httpx

with Path(os.environ["FILE"]).open("rb") as file:
    response = httpx.put(
        os.environ["API_ROOT"]
        + "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv",
        headers={
            "Authorization": "Bearer " + os.environ["API_TOKEN"],
            "IB-Context": os.environ["IB_CONTEXT"],
            "Accept": "application/json",
            "Content-Type": "application/octet-stream",
        },
        content=file,
        timeout=60,
    )
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.status_code, dict(response.headers))
