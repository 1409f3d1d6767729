"""Which texts look like what a format promises."""

from __future__ import annotations

import pytest

from generator.notation import looks

RIGHT = {
    looks.date: ["2026-01-15", "2024-02-29"],
    looks.date_time: [
        "2026-01-15T09:30:00Z",
        "2026-01-15t09:30:00.123456z",
        "2026-01-15 09:30:00+05:30",
        "2024-02-29T00:00:00-08:00",
    ],
    looks.time: ["09:30:00", "09:30:00Z", "23:59:59.5+01:00"],
    looks.duration: ["PT1H", "P1W", "P1Y2M3DT4H5M6.5S", "-PT0,5S", "P0D"],
    looks.http_date: ["Thu, 15 Jan 2026 09:30:00 GMT"],
    looks.uuid: ["12345678-1234-5678-1234-567812345678", "ABCDEFab-1234-5678-1234-567812345678"],
    looks.base64: ["", "ZXhhbXBsZQ==", "//4=", "ZXhh\r\nbXBs"],
    looks.base64url: ["", "ZXhhbXBsZQ", "__4=", "-_-_"],
    looks.integer: ["0", "-7", "+42", "9" * 400],
    looks.decimal: ["12.50", "-1", ".5", "5.", "1e-7"],
    looks.boolean: ["true", "FALSE"],
    looks.email: ["user@example.com"],
    looks.ipv4: ["192.0.2.10"],
    looks.ipv6: ["2001:db8::10", "::1"],
    looks.anything: ["", "any text"],
}
WRONG = {
    looks.date: ["2026-1-15", "2026-02-30", "2023-02-29", "20260115", "2026-01-15T00:00:00Z"],
    looks.date_time: [
        "2026-01-15",
        "2026-01-15T09:30:00",
        "2026-02-30T09:30:00Z",
        "2026-01-15T24:00:00Z",
        "2026-01-15T09:30:00+99:00",
        "1768469400",
    ],
    looks.time: ["9:30", "24:00:00", "09:30:60"],
    looks.duration: ["P", "PT", "1h", "P1H", "3600"],
    looks.http_date: ["2026-01-15T09:30:00Z", "15 Jan 2026 09:30:00 GMT"],
    looks.uuid: ["12345678123456781234567812345678", "12345678-1234-5678-1234-56781234567"],
    looks.base64: ["string", "abc", "a=bc", "äöüß", "__4="],
    looks.base64url: ["//4=", "a b", "a==="],
    looks.integer: ["", "1.0", "0x1", "٣"],
    looks.decimal: ["", ".", "1,5", "NaN", "ten"],
    looks.boolean: ["yes", "1", ""],
    looks.email: ["user"],
    looks.ipv4: ["192.0.2", "192.0.2.256", "2001:db8::10", "localhost"],
    looks.ipv6: ["192.0.2.10", "2001:db8::10%eth0", ":::"],
}


@pytest.mark.parametrize(("look", "text"), [(look, text) for look in RIGHT for text in RIGHT[look]])
def test_looks_right(look: looks.Looks, text: str) -> None:
    assert look(text)


@pytest.mark.parametrize(("look", "text"), [(look, text) for look in WRONG for text in WRONG[look]])
def test_looks_wrong(look: looks.Looks, text: str) -> None:
    assert not look(text)
