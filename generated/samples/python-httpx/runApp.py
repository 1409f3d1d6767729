# Run an app.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

import httpx

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

response = httpx.post(
    f"{API_ROOT}/v2/apps/runs",
    headers=headers,
    json={"app_name": "YOUR_APP_NAME", "batch_id": 4821},
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.text)
