# Run an app.
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
        result = client.apps.runs.create(
            app_id="5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
            batch_id=4821,
            output_workspace="accounts-payable",
            settings={
                "keys": {"custom": {"currency": "EUR"}, "secret": {"erp_token": "erp-api-token"}},
                "runtime_config": {
                    "generate_post_process_pdf": True,
                    "instabase": {
                        "pdf": {"passwords": {"invoice-0117.pdf": "correct-horse-battery"}}
                    },
                },
                "tags": ["month-end", "march"],
            },
        )
except APIError as error:
    sys.exit(str(error))
print(result)
