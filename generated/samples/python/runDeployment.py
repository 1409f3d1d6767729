# Run a deployment.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

import os
import sys

from aihub import AIHub, APIError

try:
    with AIHub(
        api_key=os.environ["API_TOKEN"],
        ib_context=os.environ["IB_CONTEXT"],
        api_root=os.environ["API_ROOT"],
    ) as client:
        result = client.apps.deployments.runs.create(
            deployment_id="0195a3c4-6d21-7f08-9b5e-41c7d2e8f360",
            batch_id=4821,
            output_dir="acme-finance/accounts-payable/fs/Instabase Drive/output/march/",
            settings={
                "keys": {"custom": {"currency": "EUR"}, "secret": {"erp_token": "erp-api-token"}},
                "tags": ["month-end", "march"],
            },
        )
except APIError as error:
    sys.exit(str(error))
print(result)
