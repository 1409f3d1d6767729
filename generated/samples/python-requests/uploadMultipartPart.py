# Upload a part.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

import os
import sys
from pathlib import Path

import requests

with Path(os.environ["FILE"]).open("rb") as file:
    response = requests.put(
        os.environ["API_ROOT"] + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt/parts/1",
        headers={
            "Authorization": "Bearer " + os.environ["API_TOKEN"],
            "IB-Context": os.environ["IB_CONTEXT"],
            "Accept": "application/json",
            "Content-Type": "application/octet-stream",
        },
        data=file,
        timeout=60,
    )
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.text)
