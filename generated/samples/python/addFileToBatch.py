# Add a file to a batch.
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
        client.batches.add_file(
            batch_id=4821, file_name="invoice-0117.pdf", file=Path(os.environ["FILE"])
        )
except APIError as error:
    sys.exit(str(error))
