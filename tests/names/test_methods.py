"""What operations are called: as a person would say, whatever wrote their operationId."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.diagnostics import Sink
from generator.pipeline import Request, run
from generator.relations.relate import relate
from generator.targets.python.naming.kept import Kept
from generator.targets.python.naming.resources import build_tree, walk


def names(*operations: tuple[str, str, str]) -> list[str]:
    """The names of operations: each is its tag, its method and path, and its operationId."""
    paths: dict[str, Any] = {}
    for tag, address, operation_id in operations:
        method, path = address.split(" ")
        operation: dict[str, Any] = {"responses": {"200": {"description": "x"}}}
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in (part.partition("}")[0] for part in path.split("{")[1:])
        ]
        operation |= {"tags": [tag]} if tag else {}
        operation |= {"operationId": operation_id} if operation_id else {}
        paths.setdefault(path, {})[method.lower()] = operation
    spec = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    result = run(Request(spec="-", stdin=json.dumps(spec).encode()), "lower")
    assert result.api is not None, [d.message for d in result.sink]
    found = {
        (method.operation.method, method.operation.path): f"{'.'.join(one.path)}.{method.name}"
        for one in walk(build_tree(relate(result.api), {}, Kept(), Sink()))
        for method in one.methods
    }
    return [found[tuple(address.split(" "))] for _, address, _ in operations]  # type: ignore[index]


#: tag, method and path, operationId, name
CASES = (
    # the noun of the resource is not said twice
    ("pets", "GET /pets", "listPets", "pets.list"),
    ("pets", "POST /pets", "create_pet", "pets.create"),
    ("pets", "GET /pets/{id}/toys", "listPetToys", "pets.list_toys"),
    ("servers", "GET /servers/{id}/actions", "list_actions_for_server", "servers.list_actions"),
    ("add_ons", "PUT /add_ons/{code}", "updateAddOn", "add_ons.update"),
    # however it is joined, and in any number
    (
        "placement_groups",
        "POST /placement_groups",
        "create_placementgroup",
        "placement_groups.create",
    ),
    ("datacenters", "GET /datacenters", "list_data_centers", "datacenters.list"),
    ("People", "GET /people/{id}", "getPerson", "people.get"),
    ("VPCs", "GET /vpcs", "listVPCs", "vpcs.list"),
    ("SSHKeys", "DELETE /sshkeys/{id}", "deleteSshKey", "ssh_keys.delete"),
    ("statuses", "GET /statuses/{id}", "getStatus", "statuses.get"),
    ("OAuth2", "GET /clients/{id}", "getOAuth2Client", "oauth2.get_client"),
    # another noun before it stays with it, or goes with it where the path says it
    (
        "wallets",
        "DELETE /customers/{customer_id}/wallets/{id}",
        "destroyCustomerWallet",
        "wallets.destroy",
    ),
    ("Payments", "POST /bookings/{bookingId}/payment", "create-booking-payment", "payments.create"),
    (
        "institutions",
        "GET /managed_institutions",
        "listManagedInstitutions",
        "institutions.list_managed",
    ),
    ("issues", "POST /issues/{number}/sub_issues", "issues/add-sub-issue", "issues.add_sub_issue"),
    ("files", "DELETE /files/{path}", "deleteFileOrFolder", "files.delete_file_or_folder"),
    ("network interfaces", "GET /networks/{id}", "getNetwork", "network_interfaces.get_network"),
    ("api keys", "GET /ssh-keys", "listSshKeys", "api_keys.list_ssh_keys"),
    ("events", "POST /special-events", "createSpecialEvent", "events.create_special_event"),
    # what only says which or how many may stand alone
    ("plans", "GET /plans", "findAllPlans", "plans.find_all"),
    ("categories", "GET /categories/default", "listDefaultCategories", "categories.list_default"),
    # prepositions stay with what they lead to
    ("pets", "GET /pets/findByStatus", "findPetsByStatus", "pets.find_by_status"),
    ("pets", "GET /pets/{petId}", "getPetByPetId", "pets.get"),
    (
        "issues",
        "GET /issues/{n}/dependencies/blocked_by",
        "issues/list-dependencies-blocked-by",
        "issues.list_dependencies_blocked_by",
    ),
    ("issues", "GET /orgs/{org}/issues", "issues/list-for-org", "issues.list_for_org"),
    ("carts", "POST /carts/{id}/lines", "add_to_cart", "carts.add_to_cart"),
    ("servers", "POST /servers/{id}/actions/poweron", "power_on_server", "servers.power_on"),
    ("users", "POST /users/session", "sign_in_user", "users.sign_in"),
    ("volumes", "GET /volumes/{id}/type", "get_type_of_the_volume", "volumes.get_type"),
    # articles and "this" join what they belong to
    ("servers", "POST /servers/{id}/dns", "change_entry_for_this_server", "servers.change_entry"),
    ("rooms", "POST /rooms", "addARoom", "rooms.add"),
    ("volumes", "DELETE /volumes", "deleteVolumeByName", "volumes.delete_by_name"),
    # a verb in the path alone does not say what it is done to
    ("teams", "POST /teams/{id}/request", "requestAccessToTeam", "teams.request_access"),
    ("mcp", "POST /mcp/{name}/auth", "mcp.auth.start", "mcp.auth_start"),
    # the path of an action says it shorter
    (
        "servers",
        "POST /servers/{id}/reset_password",
        "reset_root_password_of_server",
        "servers.reset_password",
    ),
    ("volumes", "POST /volumes/{id}/actions/attach", "attach_volume_to_server", "volumes.attach"),
    ("users", "POST /users/{id}/messages", "sendMessageToUser", "users.send_message"),
    # a resource that is a verb, and one whose noun is a verb elsewhere
    ("user search", "POST /users/search", "searchForUsers", "user_search.search_for_users"),
    ("lists", "POST /list", "sendList", "lists.send"),
    ("search", "POST /search/users", "searchUsers", "search.users"),
    ("sync", "POST /sync/start", "sync.start", "sync.start"),
    # frameworks: FastAPI, Django, Spring, NestJS, ASP.NET, Django Ninja, JAX-RS
    ("", "GET /items/{item_id}", "read_item_items__item_id__get", "items.read"),
    ("", "POST /upload", "upload_upload_post", "upload.upload"),
    ("api", "GET /api/users/", "users_list", "users.list"),
    ("api", "POST /api/users/{id}/notify/", "users_notify_create", "users.notify"),
    (
        "billing",
        "GET /billing/invoices/{id}/",
        "billing_invoices_retrieve",
        "billing.retrieve_invoice",
    ),
    ("user-controller", "GET /users/{id}", "getUsingGET_1", "user.get"),
    ("users", "GET /users", "UsersController_findAll", "users.find_all"),
    ("admin", "GET /admin/users", "UsersController_findAll", "admin.find_all_users"),
    ("Users", "GET /users", "Users_GetAll", "users.get_all"),
    ("users", "POST /users", "shop_api_create_user", "users.create"),
    ("actions", "POST /action/delete", "Action_POSTdelete", "actions.delete"),
    (
        "periods",
        "POST /v1/accounting-periods",
        "POST_AccountingPeriod",
        "periods.create_accounting_period",
    ),
    ("1-Click Apps", "GET /1-clicks", "oneClicks_list", "one_click_apps.list_one_clicks"),
    ("contacts", "PUT /contacts/{id}/scrub", "PUT_ScrubContact", "contacts.scrub"),
    ("users", "PUT /users/{id}/profile", "put-profile", "users.replace_profile"),
    ("", "GET /v1/customers/{customer}", "GetCustomersCustomer", "customers.get"),
    ("", "GET /v1/charges/search", "GetChargesSearch", "charges.search"),
    ("", "POST /v1/invoices/{id}/mark_as_paid", "", "invoices.mark_as_paid"),
    ("charts", "GET /chart/_info", "", "charts.get_info"),
    (
        "Web apps",
        "PUT /sites/{name}/config",
        "WebApps_CreateOrUpdateConfig",
        "web_apps.create_or_update_config",
    ),
    ("access list", "GET /sip/access_lists", "ListAccessList", "access_list.list"),
    ("boards", "GET /boards/{id}/members", "getBoardsMembersByIdBoard", "boards.get_members"),
    (
        "actions",
        "GET /orgs/{org}/actions",
        "get-allowed-actions-organization",
        "actions.get_allowed_actions_organization",
    ),
    (
        "users",
        "GET /user/following",
        "list-followed-by-authenticated-user",
        "users.list_followed_by_authenticated_user",
    ),
    (
        "packages",
        "GET /orgs/{org}/packages",
        "list-packages-owned-by-org",
        "packages.list_owned_by_org",
    ),
    (
        "receiving emails",
        "GET /emails/receiving/{id}",
        "emails/get-receiving",
        "receiving_emails.get",
    ),
    ("receiving emails", "GET /emails/receiving", "emails/list-receiving", "receiving_emails.list"),
    (
        "batch",
        "POST /batch/jobs",
        "jobs_api_routes_batch_create_batch_job",
        "batch.create_batch_job",
    ),
    ("modules", "GET /modules", "ModulesResource.getModules_get", "modules.list"),
    # a method of HTTP is not a verb
    ("domains", "POST /domains/{id}/clone", "post-clone-domain", "domains.clone"),
    ("account", "PUT /account/users/{id}", "put-user", "account.replace_user"),
    ("lke", "POST /lke/clusters/{id}/recycle", "post-lke-cluster-recycle", "lke.recycle_cluster"),
    # tags that say nothing
    ("default", "GET /v1/pets", "", "pets.list"),
    ("v1", "GET /v1/api-keys", "", "api_keys.list"),
    ("docs", "GET /spaces/{id}/docs", "", "docs.list"),
    ("Chat API", "POST /chat/rooms", "createRoom", "chat.create_room"),
    ("Api20100401Call", "GET /2010-04-01/Calls/{Sid}.json", "FetchCall", "call.fetch"),
    # paths alone
    ("default", "GET /books.json", "", "books.list"),
    ("default", "GET /books/get_where_{field}.json", "", "books.get_where"),
    (
        "Pullrequests",
        "GET /repositories/{w}/{r}/pullrequests/{id}/comments",
        "",
        "pullrequests.list_comments",
    ),
    ("Issue tracker", "POST /repositories/{w}/issues/export", "", "issue_tracker.export_issues"),
    ("", "POST /pets/{id}/feed", "", "pets.feed"),
)


@pytest.mark.parametrize(
    ("tag", "address", "said", "name"), CASES, ids=[c[2] or c[1] for c in CASES]
)
def test_name(tag: str, address: str, said: str, name: str) -> None:
    assert names((tag, address, said)) == [name]


PAIRS = (
    # what can be shown is a thing, not an action
    (
        (
            ("layers", "POST /layers/{id}/annotation", ""),
            ("layers", "GET /layers/{id}/annotation", ""),
        ),
        ["layers.create_annotation", "layers.get_annotation"],
    ),
    # a PUT replaces, unless the document calls it an update and has no PATCH beside it
    ((("", "PUT /pets/{id}", ""), ("", "PATCH /pets/{id}", "")), ["pets.replace", "pets.update"]),
    ((("", "PUT /pets/{id}", ""), ("", "GET /pets/{id}", "")), ["pets.replace", "pets.get"]),
    (
        (("", "PUT /pets/{id}", "pets_update"), ("", "PATCH /pets/{id}", "pets_partial_update")),
        ["pets.replace", "pets.update"],
    ),
    (
        (("", "PUT /pets/{id}", "updatePet"), ("", "PATCH /pets/{id}", "modifyPet")),
        ["pets.update", "pets.modify"],
    ),
    # the short name belongs to what left nothing out
    (
        (
            ("wallets", "POST /customers/{customer_id}/wallets", "createCustomerWallet"),
            ("wallets", "POST /wallets", "createWallet"),
        ),
        ["wallets.create_customer_wallet", "wallets.create"],
    ),
)


@pytest.mark.parametrize(("operations", "expected"), PAIRS, ids=[c[1][0] for c in PAIRS])
def test_pair(operations: tuple[tuple[str, str, str], ...], expected: list[str]) -> None:
    assert names(*operations) == expected
