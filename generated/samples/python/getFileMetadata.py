# Get the metadata of a file or folder.
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
        result = client.files.get_file_metadata(
            path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv"
        )
except APIError as error:
    sys.exit(str(error))
print(result)
