# Write a file.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

import os
import sys
from pathlib import Path

from aihub import AIHub, APIError

API_TOKEN = os.environ.get("API_TOKEN")
if not API_TOKEN:
    sys.exit("API_TOKEN is not set.")
FILE = os.environ.get("FILE")
if not FILE:
    sys.exit("FILE is not set.")

try:
    with AIHub(
        api_key=API_TOKEN,
        ib_context=os.environ.get("IB_CONTEXT") or None,
        api_root=os.environ.get("API_ROOT") or None,
    ) as client:
        client.files.write(
            path="YOUR_ORGANIZATION/YOUR_WORKSPACE/fs/YOUR_DRIVE/summary.csv", data=Path(FILE)
        )
except APIError as error:
    sys.exit(str(error))
