# Get the state of a batch deletion.
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
        result = client.batches.poll_job(job_id="b7e4a2d1-3c58-4f90-a6d7-2e91c05f8b34")
except APIError as error:
    sys.exit(str(error))
print(result)
