# Get the results of a run.
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

response = httpx.get(
    f"{API_ROOT}/v2/apps/runs/c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90/results",
    headers=headers,
    timeout=60,
)
if response.is_error:
    sys.exit(f"{response.status_code} {response.reason_phrase}: {response.text}")
print(response.text)
