# Commit or abort a multipart upload.
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
        client.batches.commit_multipart_upload_session(
            session_id="mpu-7Kq2vXc9Rt",
            action="commit",
            parts=[
                {"part_num": 1, "part_id": "7d3f0b92e1"},
                {"part_num": 2, "part_id": "0c58a6f4b7"},
                {"part_num": 3, "part_id": "e94127cd30"},
            ],
        )
except APIError as error:
    sys.exit(str(error))
