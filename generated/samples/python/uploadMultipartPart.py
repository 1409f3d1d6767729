# Upload a part.
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
        result = client.batches.upload_multipart_part(
            session_id="mpu-7Kq2vXc9Rt", part_num=1, part_data=Path(FILE)
        )
except APIError as error:
    sys.exit(str(error))
print(result.part_id)
