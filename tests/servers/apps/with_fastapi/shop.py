"""Things that are made, listed by page, changed and removed; nested routers, a callback."""

from __future__ import annotations

import itertools
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query
from pydantic import BaseModel, HttpUrl

from with_fastapi.kinds import Page
from with_fastapi.unions import Pet

router = APIRouter(prefix="/shop", tags=["shop"])
orders = APIRouter(prefix="/customers/{customer_id}/orders", tags=["orders"])
callbacks = APIRouter()


class CustomerBase(BaseModel):
    name: str
    pet: Pet | None = None


class CustomerCreate(CustomerBase):
    password: str


class CustomerUpdate(BaseModel):
    name: str | None = None
    pet: Pet | None = None


class Customer(CustomerBase):
    id: int


class Order(BaseModel):
    id: int
    customer_id: int
    text: str


class Paid(BaseModel):
    description: str
    paid: bool


_numbers = itertools.count(1)
_customers: dict[int, Customer] = {}
_orders: dict[int, Order] = {}


def _existing(customer_id: int) -> Customer:
    if customer_id not in _customers:
        raise HTTPException(404, "Customer not found")
    return _customers[customer_id]


Existing = Annotated[Customer, Depends(_existing)]


@router.post("/customers", status_code=201, response_model=Customer)
def create_customer(customer: CustomerCreate) -> Any:
    made = Customer(id=next(_numbers), **customer.model_dump(exclude={"password"}))
    _customers[made.id] = made
    return made


@router.get("/customers")
def list_customers(
    offset: Annotated[int, Query(ge=0)] = 0, limit: Annotated[int, Query(ge=1, le=3)] = 2
) -> Page[Customer]:
    found = list(_customers.values())
    return Page[Customer](items=found[offset : offset + limit], total=len(found))


@router.get("/customers/{customer_id}")
def read_customer(customer: Existing) -> Customer:
    return customer


@router.patch("/customers/{customer_id}")
def update_customer(customer: Existing, change: CustomerUpdate) -> Customer:
    changed = customer.model_copy(update=dict(change.model_dump(exclude_unset=True)))
    _customers[customer.id] = Customer(**changed.model_dump())
    return _customers[customer.id]


@router.put("/customers/{customer_id}")
def replace_customer(customer: Existing, new: CustomerBase) -> Customer:
    _customers[customer.id] = Customer(id=customer.id, **new.model_dump())
    return _customers[customer.id]


@router.delete("/customers/{customer_id}", status_code=204)
def delete_customer(customer: Existing) -> None:
    del _customers[customer.id]


@orders.post("/", status_code=201)
def create_order(customer: Existing, text: str) -> Order:
    made = Order(id=next(_numbers), customer_id=customer.id, text=text)
    _orders[made.id] = made
    return made


@orders.get("/")
def list_orders(customer: Existing, cursor: int = 0, size: int = 2) -> dict[str, Any]:
    mine = [each for each in _orders.values() if each.customer_id == customer.id]
    more = [each for each in mine if each.id > cursor][:size]
    following = more[-1].id if len(more) == size else None
    return {"orders": more, "next_cursor": following}


@orders.get("/{order_id}")
def read_order(customer: Existing, order_id: int) -> Order:
    return _orders[order_id]


@callbacks.post("{$callback_url}/paid/{$request.body.id}")
def order_paid(body: Paid) -> None:
    """Called when an order is paid."""


@router.post("/invoices", callbacks=callbacks.routes)
def create_invoice(order: Order, callback_url: HttpUrl | None = None) -> dict[str, str]:
    return {"told": str(callback_url)}


router.include_router(orders)
