# Add a file to a batch.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

API_ROOT = os.environ.get("API_ROOT") or "https://aihub.instabase.com/api"
API_TOKEN = os.environ.get("API_TOKEN")
if not API_TOKEN:
    sys.exit("API_TOKEN is not set.")
IB_CONTEXT = os.environ.get("IB_CONTEXT")
FILE = os.environ.get("FILE")
if not FILE:
    sys.exit("FILE is not set.")

headers = {
    "Authorization": f"Bearer {API_TOKEN}",
    "Accept": "application/json",
    "Content-Type": "application/octet-stream",
}
if IB_CONTEXT:
    headers["IB-Context"] = IB_CONTEXT

with open(FILE, "rb") as file:
    response = httpx.put(
        f"{API_ROOT}/v2/batches/4821/files/invoice-0117.pdf",
        headers=headers,
        content=file,
        timeout=60,
    )
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.status_code, dict(response.headers))
