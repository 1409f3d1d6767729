# Run a deployment.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

import os
import sys

import requests

response = requests.post(
    os.environ["API_ROOT"] + "/v2/apps/deployments/0195a3c4-6d21-7f08-9b5e-41c7d2e8f360/runs",
    headers={
        "Authorization": "Bearer " + os.environ["API_TOKEN"],
        "IB-Context": os.environ["IB_CONTEXT"],
        "Accept": "application/json",
    },
    json={
        "batch_id": 4821,
        "output_dir": "acme-finance/accounts-payable/fs/Instabase Drive/output/march/",
        "settings": {
            "keys": {"custom": {"currency": "EUR"}, "secret": {"erp_token": "erp-api-token"}},
            "tags": ["month-end", "march"],
        },
    },
    timeout=60,
)
if not response.ok:
    sys.exit(f"{response.status_code} {response.reason}: {response.text}")
print(response.text)
