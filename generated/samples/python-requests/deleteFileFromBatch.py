# Delete a file from a batch.
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
}
if IB_CONTEXT:
    headers["IB-Context"] = IB_CONTEXT

response = requests.delete(
    f"{API_ROOT}/v2/batches/4821/files/invoice-0117.pdf", headers=headers, timeout=60
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.status_code, dict(response.headers))
