# List batches.
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
        for item in client.batches.list():
            print(item)
except APIError as error:
    sys.exit(str(error))
