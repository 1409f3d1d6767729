# Run a deployment.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

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
            deployment_id="YOUR_DEPLOYMENT_ID", batch_id=4821
        )
except APIError as error:
    sys.exit(str(error))
print(result)
