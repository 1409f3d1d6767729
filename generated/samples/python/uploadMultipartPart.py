# Upload a part.
# Environment variables: API_TOKEN and FILE; optional: API_ROOT and IB_CONTEXT

import os
import sys
from pathlib import Path

from aihub import AIHub, APIError

try:
    with AIHub(
        api_key=os.environ["API_TOKEN"],
        ib_context=os.environ["IB_CONTEXT"],
        api_root=os.environ["API_ROOT"],
    ) as client:
        result = client.batches.upload_multipart_part(
            session_id="mpu-7Kq2vXc9Rt", part_num=1, part_data=Path(os.environ["FILE"])
        )
except APIError as error:
    sys.exit(str(error))
print(result)
