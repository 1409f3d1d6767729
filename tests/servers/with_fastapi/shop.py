"""Things that are made, listed page by page, changed and removed."""

from __future__ import annotations

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same

checks = Checks()
CUSTOMERS = "/shop/customers"
CUSTOMER = f"{CUSTOMERS}/{{customer_id}}"
ORDERS = f"{CUSTOMER}/orders/"


@checks
async def customers(sdk: Sdk) -> None:
    for customer in (await sdk.send(f"GET {CUSTOMERS}", {"limit": 3})).items:
        await sdk.send(f"DELETE {CUSTOMER}", {"customer_id": customer.id})
    made = [
        await sdk.send(f"POST {CUSTOMERS}", {}, {"name": name, "password": "p"})
        for name in ("a", "b", "é")
    ]
    page = await sdk.send(f"GET {CUSTOMERS}", {"offset": 1, "limit": 2})
    same(([each.name for each in page.items], page.total), (["b", "é"], 3))
    same((await sdk.send(f"GET {CUSTOMERS}", {"offset": 3})).items, [])
    key = {"customer_id": made[0].id}
    cat = sdk.models.Cat(lives=3)
    changed = await sdk.send(f"PATCH {CUSTOMER}", key, {"pet": cat})
    same((changed.name, changed.pet.lives), ("a", 3))
    changed = await sdk.send(f"PATCH {CUSTOMER}", key, {"name": "c", "pet": None})
    same((changed.name, changed.pet), ("c", None))
    changed = await sdk.send(f"PUT {CUSTOMER}", key, {"name": "d"})
    same((await sdk.send(f"GET {CUSTOMER}", key)).to_dict(), changed.to_dict())
    same(await sdk.send(f"DELETE {CUSTOMER}", key), None)
    error = await sdk.refused(404, f"GET {CUSTOMER}", key)
    same(error.message, "Customer not found")


@checks
async def orders(sdk: Sdk) -> None:
    customer = await sdk.send(f"POST {CUSTOMERS}", {}, {"name": "o", "password": "p"})
    key = {"customer_id": customer.id}
    made = [await sdk.send(f"POST {ORDERS}", {**key, "text": text}) for text in "abc"]
    first = await sdk.send(f"GET {ORDERS}", key)
    second = await sdk.send(f"GET {ORDERS}", {**key, "cursor": first["next_cursor"]})
    same([each["text"] for each in first["orders"] + second["orders"]], ["a", "b", "c"])
    read = await sdk.send(f"GET {ORDERS}{{order_id}}", {**key, "order_id": made[1].id})
    same(read.text, "b")
    told = await sdk.send("POST /shop/invoices", {"callback_url": "http://127.0.0.1:9/x"}, read)
    same(sdk.dump(told), {"told": "http://127.0.0.1:9/x"})
    await sdk.send(f"DELETE {CUSTOMER}", key)
