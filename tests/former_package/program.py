"""A program in the manner of 0.14.0, below the client: it imports from modules of that version alone.

It reads the root of the API from ROOT, and prints what it got.
"""

from __future__ import annotations

import os

from aihub.api.batches_api import BatchesApi
from aihub.api.secrets_api import SecretsApi
from aihub.api_client import ApiClient
from aihub.api_response import ApiResponse
from aihub.configuration import Configuration
from aihub.exceptions import ApiException, NotFoundException
from aihub.models.batch import Batch
from aihub.models.conversation import Conversation
from aihub.models.create_batch_request import CreateBatchRequest
from aihub.models.list_batches200_response import ListBatches200Response
from aihub.rest import RESTResponse

configuration = Configuration(host=os.environ["ROOT"], access_token="token")
with ApiClient(configuration) as api_client:
    batches = BatchesApi(api_client)
    batch: Batch = batches.create_batch(CreateBatchRequest(name="march"), ib_context="acme")
    print(type(batch) is Batch, isinstance(batch.id, int))
    answer: ApiResponse[ListBatches200Response] = batches.list_batches_with_http_info()
    print(answer.status_code, isinstance(answer.data, ListBatches200Response))
    raw: RESTResponse = batches.get_batch_without_preload_content(batch.id)
    print(raw.status, raw.read()[:1])
    try:
        SecretsApi(api_client).delete_secret({"alias": "none"})
    except NotFoundException as error:
        print(isinstance(error, ApiException), error.status)
print(Conversation.from_dict({"id": "c1", "status": "READY"}).to_dict())
