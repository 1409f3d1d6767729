# Read a file.
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
        client.files.download(
            path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv",
            to="download.bin",
            expect_node_type="file",
        )
except APIError as error:
    sys.exit(str(error))
