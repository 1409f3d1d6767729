"""Prefect server: OpenAPI 3.1 as FastAPI writes it, 187 operations, no security."""

from __future__ import annotations

import datetime
from typing import Any

from tests.servers.running import Place, Server
from tests.servers.sdk import Sdk, same

_UTC = datetime.timezone.utc
_HOUR = datetime.timedelta(hours=1)


def _command(place: Place) -> list[str]:
    return [
        *("server", "start", "--no-services", "--no-ui"),
        *("--host", "127.0.0.1", "--port", str(place.port)),
    ]


async def _exercise(sdk: Sdk) -> None:
    same(await sdk("health_check_health_get"), True)
    same(await sdk("hello_hello_get"), "👋")
    await _flows(sdk)
    await _variables(sdk)
    await _deployments(sdk)
    await _the_rest(sdk)


async def _flows(sdk: Sdk) -> None:
    models = sdk.models
    flow = await sdk("create_flow_flows__post", name="report", tags=["a"], labels={"x": 1})
    same((flow.name, flow.tags, flow.labels), ("report", ["a"], {"x": 1}))
    same(await sdk("update_flow_flows__id__patch", flow.id, tags=["b"]), None)
    same((await sdk("read_flow_flows__id__get", flow.id)).tags, ["b"])
    same((await sdk("read_flow_by_name_flows_name__name__get", "report")).id, flow.id)
    same(await sdk("count_flows_flows_count_post"), 1)
    named = models.FlowFilter(name=models.FlowFilterName(any_=["report"]))
    (found,) = await sdk("read_flows_flows_filter_post", flows=named, sort="NAME_ASC", limit=5)
    same(found.id, flow.id)
    page = await sdk("paginate_flows_flows_paginate_post", page=1, limit=2)
    same((page.count, [each.id for each in page.results]), (1, [flow.id]))
    await _runs(sdk, flow)
    same(await sdk("delete_flow_flows__id__delete", flow.id), None)
    gone = await sdk.fails("NotFoundError", "read_flow_flows__id__get", flow.id)
    same(gone.message, "Flow not found")
    await sdk.fails("InvalidRequestError", "read_flow_flows__id__get", "no uuid")


async def _runs(sdk: Sdk, flow: Any) -> None:
    models, now = sdk.models, datetime.datetime.now(_UTC)
    run = await sdk(
        "create_flow_run_flow_runs__post",
        flow_id=flow.id,
        name="first",
        parameters={"p": [1, None]},
        state={"type": "SCHEDULED"},
    )
    same((run.flow_id, run.parameters, run.state_type), (flow.id, {"p": [1, None]}, "SCHEDULED"))
    await sdk("update_flow_run_flow_runs__id__patch", run.id, name="second")
    state = models.StateCreate(type="COMPLETED", message="done")
    result = await sdk("set_flow_run_state_flow_runs__id__set_state_post", run.id, state=state)
    same((result.status, result.state.type), ("ACCEPT", "COMPLETED"))
    read = await sdk("read_flow_run_flow_runs__id__get", run.id)
    same((read.name, read.state.message, read.created.tzinfo is None), ("second", "done", False))
    done = {"state": {"type": {"any_": ["COMPLETED"]}}}
    (found,) = await sdk("read_flow_runs_flow_runs_filter_post", flow_runs=done)
    same(found.id, run.id)
    history = await sdk(
        "flow_run_history_flow_runs_history_post",
        history_start=now - _HOUR,
        history_end=now + _HOUR,
        history_interval_seconds=3600,
    )
    same(sum(each.count_runs for part in history for each in part.states), 1)
    states = await sdk("read_flow_run_states_flow_run_states__get", flow_run_id=run.id)
    same([each.type for each in states], ["SCHEDULED", "COMPLETED"])
    log = {"name": "n", "level": 20, "message": "hé", "timestamp": now, "flow_run_id": run.id}
    same(await sdk("create_logs_logs__post", [log]), None)
    (kept,) = await sdk("read_logs_logs_filter_post", logs={"flow_run_id": {"any_": [run.id]}})
    same((kept.message, kept.timestamp), ("hé", now))
    # plain text and CSV, where the document promises JSON of any kind
    rows = await sdk("download_logs_flow_runs__id__logs_download_get", run.id)
    same(rows.splitlines()[0], "timestamp,level,flow_run_id,task_run_id,message")
    await sdk("create_flow_run_input_flow_runs__id__input_post", run.id, key="k", value="text")
    same(await sdk("read_flow_run_input_flow_runs__id__input__key__get", run.id, "k"), "text")
    await sdk("delete_flow_run_input_flow_runs__id__input__key__delete", run.id, "k")
    await sdk("delete_flow_run_flow_runs__id__delete", run.id)


async def _variables(sdk: Sdk) -> None:
    value = {"a": [1, None, 2.5], "b": "é"}
    made = await sdk("create_variable_variables__post", name="my_var", value=value, tags=["t"])
    same((made.value, made.tags), (value, ["t"]))
    await sdk("update_variable_by_name_variables_name__name__patch", "my_var", value=None)
    read = await sdk("read_variable_by_name_variables_name__name__get", "my_var")
    same((read.id, read.value, read.tags), (made.id, None, ["t"]))
    like = {"name": {"like_": "my"}}
    (found,) = await sdk("read_variables_variables_filter_post", variables=like)
    same(found.id, made.id)
    await sdk("delete_variable_by_name_variables_name__name__delete", "my_var")
    await sdk.fails("NotFoundError", "read_variable_by_name_variables_name__name__get", "my_var")
    refused = await sdk.fails(
        "UnprocessableEntityError", "create_variable_variables__post", name="No!", value=1
    )
    same(refused.message, "Invalid request received.")


async def _deployments(sdk: Sdk) -> None:
    models = sdk.models
    pool = await sdk("create_work_pool_work_pools__post", name="pool", type="process")
    queue = await sdk("create_work_queue_work_pools__work_pool_name__queues_post", "pool", name="q")
    same(queue.work_pool_id, pool.id)
    await sdk("update_work_pool_work_pools__name__patch", "pool", concurrency_limit=3)
    same((await sdk("read_work_pool_work_pools__name__get", "pool")).concurrency_limit, 3)
    flow = await sdk("create_flow_flows__post", name="deployed")
    every_hour = models.DeploymentScheduleCreate(
        schedule=models.IntervalScheduleInput(interval=_HOUR)
    )
    nightly = {"schedule": {"cron": "0 0 * * *", "timezone": "UTC"}, "active": False}
    made = await sdk(
        "create_deployment_deployments__post",
        name="nightly",
        flow_id=flow.id,
        work_pool_name="pool",
        schedules=[every_hour, nightly],
    )
    kinds = sorted(type(each.schedule).__name__ for each in made.schedules)
    same(kinds, ["CronSchedule", "IntervalScheduleOutput"])
    by_name = "read_deployment_by_name_deployments_name__flow_name___deployment_name__get"
    same((await sdk(by_name, "deployed", "nightly")).id, made.id)
    await sdk("update_deployment_deployments__id__patch", made.id, description="d", paused=True)
    read = await sdk("read_deployment_deployments__id__get", made.id)
    same((read.description, read.paused), ("d", True))
    await sdk("delete_deployment_deployments__id__delete", made.id)
    await sdk("delete_work_pool_work_pools__name__delete", "pool")
    await sdk("delete_flow_flows__id__delete", flow.id)


async def _the_rest(sdk: Sdk) -> None:
    made = await sdk("create_artifact_artifacts__post", key="art", type="markdown", data="# hé")
    await sdk("update_artifact_artifacts__id__patch", made.id, data={"x": 1})
    same((await sdk("read_artifact_artifacts__id__get", made.id)).data, {"x": 1})
    same(len(await sdk("read_artifacts_artifacts_filter_post")), 1)
    await sdk("delete_artifact_artifacts__id__delete", made.id)
    created = await sdk(
        "create_automation_automations__post",
        name="auto",
        trigger={"type": "event", "posture": "Reactive", "threshold": 1, "within": "PT10S"},
        actions=[{"type": "do-nothing"}],
    )
    same((type(created.trigger).__name__, created.trigger.within), ("EventTriggerOutput", 10.0))
    await sdk("patch_automation_automations__id__patch", created.id, enabled=False)
    same((await sdk("read_automation_automations__id__get", created.id)).enabled, False)
    await sdk("delete_automation_automations__id__delete", created.id)
    same((await sdk("read_settings_admin_settings_get")).debug_mode, False)


SERVER = Server(
    name="prefect",
    program="prefect",
    # newer FastAPIs have lost an argument that this version of Prefect gives
    requirements=("prefect==3.8.8", "fastapi==0.140.13"),
    document="/api/openapi.json",
    suffix=".json",
    base="/api",
    command=_command,
    environment={"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"},
    client={},
    mended_client={},
    exercise=_exercise,
    mended=_exercise,
)
