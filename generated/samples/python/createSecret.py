# Create a secret.
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
        client.secrets.create(
            alias="YOUR_SECRET_ALIAS",
            value="sample-value-not-a-real-token",
            allowed_workspaces_type="ALL",
        )
except APIError as error:
    sys.exit(str(error))
