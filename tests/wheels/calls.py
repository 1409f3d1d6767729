"""Every call of 0.14.0's facade, by keyword, with all its arguments, and an answer that fits."""

from __future__ import annotations

from typing import Any

_BATCH = {
    "id": 1,
    "name": "n",
    "workspace": "w",
    "mount_point": "m",
    "repo_owner": "o",
    "batch_owner": "o",
    "created_at_ms": 1,
    "updated_at_ms": 2,
    "path_suffix": "p",
}
_RUN = {"id": "run-1", "status": "RUNNING", "start_timestamp": 1}
_STATE = {"state": "COMPLETE"}
_SESSION = {"session_id": "s", "part_size": 4}
_PART = {"part_id": "p", "part_num": 1}

#: ``(call, answers)``, in the order of the product's documentation.
CALLS: Any = (
    ("client.batches.create(name='n', workspace='w')", [{"status": 200, "body": {"id": 1}}]),
    (
        "client.batches.list(workspace='w', username='u', limit=1, offset=2)",
        [{"status": 200, "body": {"batches": [_BATCH]}}],
    ),
    ("client.batches.get(batch_id=1)", [{"status": 200, "body": _BATCH}]),
    ("client.batches.delete(batch_id=1)", [{"status": 202, "body": {"job_id": "j"}}]),
    (
        "client.batches.list_files(batch_id=1, page_size=2, start_token='t')",
        [{"status": 200, "body": {"nodes": [], "has_more": False}}],
    ),
    ("client.batches.add_file(batch_id=1, file_name='a.pdf', file=b'x')", [{"status": 204}]),
    ("client.batches.delete_file(batch_id=1, file_name='a.pdf')", [{"status": 202}]),
    ("client.batches.poll_job(job_id='j')", [{"status": 200, "body": _STATE}]),
    (
        "client.batches.create_multipart_upload_session(batch_id=1, filename='f', file_size=5)",
        [{"status": 201, "body": _SESSION}],
    ),
    (
        "client.batches.upload_multipart_part(session_id='s', part_num=1, part_data=b'x')",
        [{"status": 201, "body": _PART}],
    ),
    (
        (
            "client.batches.commit_multipart_upload_session("
            "session_id='s', action='commit', parts=[{'part_num': 1, 'part_id': 'p'}])"
        ),
        [{"status": 201}],
    ),
    (
        "client.batches.add_large_file(batch_id=1, filename='f', file_path_or_data=b'012345')",
        [
            {"status": 201, "body": _SESSION},
            {"status": 201, "body": _PART},
            {"status": 201, "body": _PART},
            {"status": 201},
        ],
    ),
    (
        (
            "client.apps.runs.create(app_name='a', app_id=None, batch_id=1, input_dir=None,"
            " output_dir='/o', owner='o', version='1', output_workspace='w',"
            " settings={'keys': {'custom': {'a': 1}}})"
        ),
        [{"status": 200, "body": _RUN}],
    ),
    (
        (
            "client.apps.runs.list(app_id='a', app_name='n', deployment_id='d', username='u',"
            " run_id='r', status=['COMPLETE'], output_workspaces=['w'], from_timestamp=1,"
            " to_timestamp=2, limit=3, offset=4, sort_by='start_timestamp', order='ASCENDING')"
        ),
        [{"status": 200, "body": {"runs": [_RUN]}}],
    ),
    ("client.apps.runs.status(run_id='r')", [{"status": 200, "body": _RUN}]),
    (
        (
            "client.apps.runs.results(run_id='r', file_offset=1, include_confidence_scores=True,"
            " include_source_info=True, include_review_results=True, include_validation_results=True)"
        ),
        [{"status": 200, "body": {"id": "r", "files": [], "has_more": False}}],
    ),
    (
        (
            "client.apps.runs.delete(run_id='r', delete_db_data=True, delete_input=False,"
            " delete_output=True, delete_logs=False)"
        ),
        [{"status": 202, "body": {"delete_output_dir_job_id": "j"}}],
    ),
    (
        (
            "client.apps.deployments.runs.create(deployment_id='d', batch_id=1, input_dir=None,"
            " manual_upstream_integration=None, from_timestamp=None, to_timestamp=None, version='1',"
            " output_workspace='w', output_dir='/o', settings={})"
        ),
        [{"status": 202, "body": _RUN}],
    ),
    ("client.jobs.status(job_id='j')", [{"status": 200, "body": _STATE}]),
    (
        (
            "client.files.read(path='a/b', expect_node_type='file', range='bytes=0-1',"
            " ib_retry_config='{\"retries\": 1}')"
        ),
        [{"status": 206, "body": "ab", "headers": {"Content-Type": "application/octet-stream"}}],
    ),
    ("client.files.write(path='a/b', data=b'x')", [{"status": 204}]),
    (
        "client.files.get_file_metadata(path='a/b', ib_retry_config='{\"retries\": 1}')",
        [{"status": 200, "headers": {"Content-Type": "application/json"}}],
    ),
    ("client.files.delete(path='a/b')", [{"status": 202}]),
    (
        "client.secrets.list(alias='a', workspace='w')",
        [{"status": 200, "body": {"secrets": []}}],
    ),
    (
        (
            "client.secrets.create(alias='a', value='v', allowed_workspaces_type='SOME',"
            " description='d', allowed_workspaces=['w'])"
        ),
        [{"status": 200}],
    ),
    (
        (
            "client.secrets.update(alias='a', description='d', value='v',"
            " allowed_workspaces_type='ALL', allowed_workspaces=[])"
        ),
        [{"status": 200}],
    ),
    ("client.secrets.delete(alias='a')", [{"status": 200}]),
)
