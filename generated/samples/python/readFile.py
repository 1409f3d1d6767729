# Read a file.
# Environment variables: API_ROOT, API_TOKEN and IB_CONTEXT

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
            path="acme-finance/accounts-payable/fs/Instabase Drive/output/march/summary.csv",
            to="download.bin",
            expect_node_type="file",
            ib_retry_config='{"retries": 2, "backoff-seconds": 4}',
        )
except APIError as error:
    sys.exit(str(error))
