"""The reports of :mod:`tests.faults.peers`, against ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.callers import Caller, until
from tests.faults.peers import PEERS
from tests.faults.peers.peer import ANYTHING, Peer

if TYPE_CHECKING:
    from types import ModuleType

    from tests.faults.server import FaultServer

CASES = [
    pytest.param(
        peer, kind, id=f"{peer.report}-{kind}", marks=until(peer.wrong) if peer.wrong else []
    )
    for peer in PEERS
    for kind in peer.kinds
]


def test_there_are_reports_enough() -> None:
    assert len({peer.report for peer in PEERS}) == len(PEERS) >= 45


@pytest.mark.parametrize(("peer", "kind"), CASES)
def test_peer(
    peer: Peer, kind: str, aihub: ModuleType, acme_package: ModuleType, server: FaultServer
) -> None:
    caller = Caller(aihub if peer.sdk == "hub" else acme_package, kind, server)
    server.script(*peer.answers)
    try:
        if peer.raises:
            result: Any = caller.failed(peer.call, **peer.client)
            assert isinstance(result, getattr(caller.package, peer.raises))
            assert peer.says in str(result)
        else:
            result = caller.call(peer.call, **peer.client)
            if peer.returns is not ANYTHING:
                assert getattr(result, "to_dict", lambda: result)() == peer.returns
        if peer.sent is not None:
            assert tuple(server.methods) == peer.sent
        if peer.then is not None:
            peer.then(caller, result)
    finally:
        caller.close()
