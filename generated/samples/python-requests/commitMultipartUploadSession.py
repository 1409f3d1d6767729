# Commit or abort a multipart upload.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import requests

API_ROOT = os.environ.get("API_ROOT") or "https://aihub.instabase.com/api"
API_TOKEN = os.environ.get("API_TOKEN")
if not API_TOKEN:
    sys.exit("API_TOKEN is not set.")
IB_CONTEXT = os.environ.get("IB_CONTEXT")

headers = {
    "Authorization": f"Bearer {API_TOKEN}",
    "Accept": "application/json",
}
if IB_CONTEXT:
    headers["IB-Context"] = IB_CONTEXT

response = requests.post(
    f"{API_ROOT}/v2/batches/multipart-upload/sessions/mpu-7Kq2vXc9Rt",
    headers=headers,
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
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.status_code, dict(response.headers))
