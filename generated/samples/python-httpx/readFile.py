# Read a file.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys
from pathlib import Path

import httpx

API_ROOT = os.environ.get("API_ROOT") or "https://aihub.instabase.com/api"
API_TOKEN = os.environ.get("API_TOKEN")
if not API_TOKEN:
    sys.exit("API_TOKEN is not set.")
IB_CONTEXT = os.environ.get("IB_CONTEXT")

headers = {
    "Authorization": f"Bearer {API_TOKEN}",
    "Accept": "application/octet-stream, application/json",
}
if IB_CONTEXT:
    headers["IB-Context"] = IB_CONTEXT

response = httpx.get(
    f"{API_ROOT}/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv?expect-node-type=file",
    headers=headers,
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
Path("download.bin").write_bytes(response.content)
