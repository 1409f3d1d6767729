# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

response = httpx.post(
    os.environ["API_ROOT"] + "/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={
        "action": "commit",
        "parts": [
            {"part_num": 1, "part_id": "7d3f0b92e1"},
            {"part_num": 2, "part_id": "0c58a6f4b7"},
            {"part_num": 3, "part_id": "e94127cd30"},
        ],
    },
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.status_code, dict(response.headers))
