# Run a deployment.
# Environment variables: API_TOKEN; optional: API_ROOT and IB_CONTEXT

import os
import sys

from aihub import AIHub, APIError

API_TOKEN = os.environ.get("API_TOKEN")
if not API_TOKEN:
    sys.exit("API_TOKEN is not set.")

try:
    with AIHub(
        api_key=API_TOKEN,
        ib_context=os.environ.get("IB_CONTEXT") or None,
        api_root=os.environ.get("API_ROOT") or None,
    ) as client:
        run = client.apps.deployments.runs.create(deployment_id="YOUR_DEPLOYMENT_ID", batch_id=4821)
except APIError as error:
    sys.exit(str(error))
print(run.id)
