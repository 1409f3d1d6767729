"""The application: every router, a webhook, and what FastAPI says when something is wrong."""

from __future__ import annotations

from fastapi import FastAPI

from with_fastapi import bodies, forms, kinds, parameters, replies, security, shop, streams, unions

app = FastAPI(title="One of Everything", version="1.4.0", servers=[{"url": "/"}])
for part in (parameters, bodies, forms, kinds, unions, replies, streams, security, shop):
    app.include_router(part.router)


@app.webhooks.post("item-sold")
def item_sold(body: kinds.Item) -> None:
    """Something was sold."""
