# Update a secret.
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
        client.secrets.update(alias="YOUR_SECRET_ALIAS", value="another-sample-value")
except APIError as error:
    sys.exit(str(error))
