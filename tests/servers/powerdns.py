"""PowerDNS Authoritative Server: Swagger 2.0 in YAML with merge keys, an API key, zones of DNS."""

from __future__ import annotations

import pathlib
import sqlite3

from tests.servers.running import Place, Server, free_port
from tests.servers.sdk import Sdk, same

_SCHEMA = pathlib.Path("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql")
_HERE = "localhost"  # the id that every server of PowerDNS has
_ZONE = "example.org."


def _command(place: Place) -> list[str]:
    database = place.data / "zones.db"
    with sqlite3.connect(database) as connection:
        connection.executescript(_SCHEMA.read_text())
    connection.close()
    return [
        *("--no-config", "--daemon=no", "--guardian=no", f"--socket-dir={place.data}"),
        *("--launch=gsqlite3", f"--gsqlite3-database={database}", "--gsqlite3-dnssec=yes"),
        *("--local-address=127.0.0.1", f"--local-port={free_port()}", "--security-poll-suffix="),
        *("--api=yes", "--api-key=secret", "--webserver=yes"),
        *("--webserver-address=127.0.0.1", f"--webserver-port={place.port}"),
    ]


async def _exercise(sdk: Sdk) -> None:
    same([server.id for server in await sdk("listServers")], [_HERE])
    same((await sdk("listServer", _HERE)).daemon_type, "authoritative")
    await _zones(sdk)
    await _metadata_and_keys(sdk)
    await _the_rest(sdk)


async def _zones(sdk: Sdk) -> None:
    record, rrset = sdk.models.Record, sdk.models.RRSet
    made = await sdk(
        "createZone", _HERE, name=_ZONE, kind="Native", nameservers=[f"ns1.{_ZONE}"], dnssec=False
    )
    same((made.id, made.kind, made.dnssec), (_ZONE, "Native", False))
    same([zone.name for zone in await sdk("listZones", _HERE, zone=_ZONE, dnssec=False)], [_ZONE])
    same(await sdk("listZones", _HERE, zone="nowhere."), [])
    wanted = rrset(
        name=f"www.{_ZONE}",
        type="A",
        ttl=60,
        changetype="REPLACE",
        records=[record(content="192.0.2.1"), record(content="192.0.2.2")],
        comments=[sdk.models.Comment(content="the web", account="me")],
    )
    same(await sdk("patchZone", _HERE, _ZONE, rrsets=[wanted]), None)
    zone = await sdk("listZone", _HERE, _ZONE, rrset_name=wanted.name, rrset_type="A")
    (found,) = zone.rrsets
    same(sorted(each.content for each in found.records), ["192.0.2.1", "192.0.2.2"])
    same((found.ttl, found.records[0].disabled), (60, False))
    same(found.comments[0].content, "the web")
    hits = await sdk("searchData", _HERE, q="192.0.2.*", max=10, object_type="record")
    same(sorted(hit.content for hit in hits), ["192.0.2.1", "192.0.2.2"])
    same(await sdk("putZone", _HERE, _ZONE, kind="Master", account="me"), None)
    zone = await sdk("listZone", _HERE, _ZONE, rrsets=False)
    same((zone.kind, zone.account, zone.rrsets), ("Master", "me", None))
    gone = rrset(name=wanted.name, type="A", ttl=60, changetype="DELETE", records=[])
    await sdk("patchZone", _HERE, _ZONE, rrsets=[gone])
    zone = await sdk("listZone", _HERE, _ZONE)
    same(sorted(each.type for each in zone.rrsets), ["NS", "SOA"])
    wrong = rrset(name="www.elsewhere.", type="A", ttl=1, changetype="REPLACE", records=[])
    refused = await sdk.fails("UnprocessableEntityError", "patchZone", _HERE, _ZONE, rrsets=[wrong])
    same(refused.data.error, refused.message)
    await sdk("notifyZone", _HERE, _ZONE)


async def _metadata_and_keys(sdk: Sdk) -> None:
    kind = "ALLOW-AXFR-FROM"
    await sdk("createMetadata", _HERE, _ZONE, kind=kind, metadata=["AUTO-NS"])
    await sdk("modifyMetadata", _HERE, _ZONE, kind, metadata=["127.0.0.1"])
    same((await sdk("getMetadata", _HERE, _ZONE, kind)).metadata, ["127.0.0.1"])
    same(kind in [each.kind for each in await sdk("listMetadata", _HERE, _ZONE)], True)
    await sdk("deleteMetadata", _HERE, _ZONE, kind)

    key = await sdk("createCryptokey", _HERE, _ZONE, keytype="csk", active=True)
    same(await sdk("modifyCryptokey", _HERE, _ZONE, str(key.id), active=False), None)
    same((await sdk("getCryptokey", _HERE, _ZONE, str(key.id))).active, False)
    same([each.id for each in await sdk("listCryptokeys", _HERE, _ZONE)], [key.id])
    await sdk("deleteCryptokey", _HERE, _ZONE, str(key.id))

    shared = await sdk("createTSIGKey", _HERE, name="k1", algorithm="hmac-sha256")
    await sdk("putTSIGKey", _HERE, shared.id, key="c2VjcmV0")
    same((await sdk("getTSIGKey", _HERE, shared.id)).key, "c2VjcmV0")
    same([each.id for each in await sdk("listTSIGKeys", _HERE)], [shared.id])
    await sdk("deleteTSIGKey", _HERE, shared.id)


async def _the_rest(sdk: Sdk) -> None:
    settings = {each.name: each.value for each in await sdk("getConfig", _HERE)}
    same(settings["api"], "yes")
    same((await sdk("cacheFlushByName", _HERE, domain=_ZONE)).result, "Flushed cache.")
    await sdk("createAutoprimary", _HERE, ip="192.0.2.9", nameserver="ns.example.", account="x")
    await sdk("deleteAutoprimary", _HERE, "192.0.2.9", "ns.example.")
    unknown = await sdk.fails("UnprocessableEntityError", "getStats", _HERE, statistic="nothing")
    same(unknown.message, "Unknown statistic name")
    await sdk("deleteZone", _HERE, _ZONE)
    await sdk.fails("NotFoundError", "listZone", _HERE, _ZONE)
    await sdk.fails("NotFoundError", "error")


async def _served(sdk: Sdk) -> None:
    await _exercise(sdk)
    # what departs from the document arrives as it is
    same(len(await sdk("getStats", _HERE)) > 50, True)
    same(await sdk("getAutoprimaries", _HERE), [])


async def _mended(sdk: Sdk) -> None:
    await _exercise(sdk)
    statistics = {each.name: each for each in await sdk("getStats", _HERE)}
    same(statistics["uptime"].type, "StatisticItem")
    await sdk("createAutoprimary", _HERE, ip="192.0.2.9", nameserver="ns.example.", account="x")
    same([each.ip for each in await sdk("getAutoprimaries", _HERE)], ["192.0.2.9"])
    await sdk("deleteAutoprimary", _HERE, "192.0.2.9", "ns.example.")
    made = await sdk("createZone", _HERE, name=_ZONE, kind="Native", nameservers=[f"ns1.{_ZONE}"])
    # what was read can be changed and sent back
    names = next(each for each in made.rrsets if each.type == "NS")
    changed = names.model_copy(update={"changetype": "REPLACE", "ttl": 300})
    await sdk("patchZone", _HERE, _ZONE, rrsets=[changed])
    exported = await sdk("axfrExportZone", _HERE, _ZONE)
    same(f"{_ZONE}\t300\tIN\tNS\tns1.{_ZONE}" in exported.zone, True)
    same((await sdk("rectifyZone", _HERE, _ZONE)).result, "Rectified")
    await sdk("deleteZone", _HERE, _ZONE)


SERVER = Server(
    name="powerdns",
    program="pdns_server",
    packages=("pdns-server", "pdns-backend-sqlite3"),
    document="/api/docs",
    headers={"X-API-Key": "secret"},
    suffix=".yaml",
    base="/api/v1",
    command=_command,
    client={"api_key_header": "secret"},
    mended_client={"api_key_header": "secret"},
    exercise=_served,
    mended=_mended,
)
