# List runs.
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
        for item in client.apps.runs.list(
            app_id="5f0c7a1e-2b9d-4c36-8a41-0d6f3e9b7c25",
            app_name="Invoice extraction",
            deployment_id="0195a3c4-6d21-7f08-9b5e-41c7d2e8f360",
            username="maria.lopez",
            run_id="c0a81f5e-94d3-4b27-8e6a-7f12b3d45c90",
            status=["COMPLETE", "FAILED"],
            output_workspaces=["accounts-payable"],
            from_timestamp=1772409600,
            to_timestamp=1772496000,
            limit=50,
            sort_by="start_timestamp",
            order="DESCENDING",
        ):
            print(item)
except APIError as error:
    sys.exit(str(error))
