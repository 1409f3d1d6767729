# Run an app.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

import os
import sys

import requests

response = requests.post(
    os.environ["API_ROOT"] + "/v2/apps/runs",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={
        "app_id": "5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
        "batch_id": 4821,
        "output_workspace": "accounts-payable",
        "settings": {
            "keys": {"custom": {"currency": "EUR"}, "secret": {"erp_token": "erp-api-token"}},
            "runtime_config": {
                "generate_post_process_pdf": True,
                "instabase": {"pdf": {"passwords": {"invoice-0117.pdf": "correct-horse-battery"}}},
            },
            "tags": ["month-end", "march"],
        },
    },
    timeout=60,
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.text)
