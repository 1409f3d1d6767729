"""A document that says a text wherever OpenAPI lets the author say something."""

from __future__ import annotations

from itertools import count
from typing import Any


def everywhere(attack: str) -> dict[str, Any]:
    """``attack`` in every text, name, key and example; each is told from the others by a number."""
    numbers = count(1)

    def say(what: str = "text") -> str:
        return f"{what}{next(numbers)}{attack}"

    def plain(path: str) -> str:
        return path.replace("{", "(").replace("}", ")")  # braces would make it a template

    def docs() -> dict[str, Any]:
        return {"description": say(), "url": f"https://example.com/{say()}"}

    def prose(*names: str) -> dict[str, Any]:
        return {name: say() for name in names or ("description",)}

    def examples(value: Any) -> dict[str, Any]:
        return {say("example"): {**prose("summary", "description"), "value": value}}

    def schema() -> dict[str, Any]:
        own, other = say("property"), say("property")
        return {
            "type": "object",
            "required": [own],
            "externalDocs": docs(),
            **prose("title", "description", "x-anything"),
            "properties": {
                own: {"type": "string", **prose("title", "description"), "example": say()},
                other: {"type": "string", "enum": [say("enum"), say("enum")], "default": say()},
                say("constant"): {"const": say("const")},
                say("pattern"): {"type": "string", "pattern": say(), "format": say("format")},
                say("map"): {"type": "object", "additionalProperties": {"type": "string"}},
                say("xml"): {"type": "string", "xml": {"name": "x", "namespace": say()}},
                say("list"): {"type": "array", "items": {"enum": [say("item"), 1, None]}},
            },
            "examples": [{own: say(), say("extra"): [say(), {say("key"): say()}]}],
        }

    def parameter(place: str) -> dict[str, Any]:
        name = "id" if place == "path" else say(f"{place}-")
        kind = {"type": "string", "default": say(), "enum": [say(), say()]}
        return {
            "name": name, "in": place, "required": place in {"path", "header", "cookie"},
            **prose(), "schema": kind, "examples": examples(say()),
        }  # fmt: skip

    def media() -> dict[str, Any]:
        return {"schema": schema(), "examples": examples({say("key"): say()})}

    def reply() -> dict[str, Any]:
        return {
            **prose(),
            "headers": {say("X-"): {**prose(), "schema": {"type": "string"}, "example": say()}},
            "content": {"application/json": media()},
            "links": {say("link"): {"operationId": "x", **prose(), "parameters": {"id": say()}}},
        }

    def operation(content: dict[str, Any]) -> dict[str, Any]:
        return {
            "operationId": say("operation"), "tags": [say("tag")], "externalDocs": docs(),
            **prose("summary", "description", "x-anything"), "deprecated": True,
            "parameters": [parameter(place) for place in ("path", "query", "header", "cookie")],
            "requestBody": {**prose(), "required": True, "content": content},
            "responses": {"200": reply(), "404": reply(), "default": reply()},
            "callbacks": {say("callback"): {f"https://example.com/{say()}": {"post": {
                **prose("summary"), "requestBody": {"content": {"application/json": media()}},
                "responses": {"200": prose()}}}}},
            "security": [{scheme: [say("scope")]} for scheme in schemes],
        }  # fmt: skip

    flow = {
        "tokenUrl": f"https://example.com/{say()}",
        "scopes": {say("scope"): say(), say("scope"): say()},
    }
    schemes = {
        say("key"): {"type": "apiKey", "in": "header", "name": say("X-"), **prose()},
        say("key"): {"type": "apiKey", "in": "cookie", "name": say("c"), **prose()},
        say("key"): {"type": "apiKey", "in": "query", "name": say("q"), **prose()},
        say("key"): {"type": "http", "scheme": "bearer", "bearerFormat": say(), **prose()},
        say("key"): {"type": "oauth2", "flows": {"clientCredentials": flow}, **prose()},
    }
    form = {
        "schema": {"type": "object", "properties": {
            say("field"): {"type": "string", "example": say()},
            "file": {"type": "string", "format": "binary"},
        }},
    }  # fmt: skip
    encoded = {**form, "encoding": {"file": {
        "contentType": say("text/"), "headers": {say("X-"): {"example": say(), "schema": {}}}}}}  # fmt: skip
    bodies = (
        {"application/json": media(), say("text/"): {"schema": {"type": "string"}}},
        {"application/x-www-form-urlencoded": form},
        {"multipart/form-data": encoded},
        {"text/plain": {"schema": {"type": "string"}, "example": say()}},
        {"application/xml": media()},
    )
    paths = {f"/{plain(say('path'))}/{{id}}": {"post": operation(one)} for one in bodies}
    return {
        "openapi": "3.1.0",
        "info": {
            **prose("title", "version", "summary", "description"),
            "termsOfService": f"https://example.com/{say()}",
            "license": {"name": say(), "identifier": say()},
            "contact": {"name": say(), "email": say(), "url": f"https://example.com/{say()}"},
        },
        "servers": [{
            "url": "https://{host}.example.com/" + say(), **prose(),
            "variables": {"host": {"default": say(), "enum": [say()], **prose()}},
        }],
        "tags": [{"name": say("tag"), **prose(), "externalDocs": docs()}],
        "externalDocs": docs(),
        "security": [{scheme: []} for scheme in schemes],
        "paths": paths,
        "webhooks": {say("hook"): {"post": operation({"application/json": media()})}},
        "components": {"schemas": {say("Schema"): schema()}, "securitySchemes": schemes},
        "x-anything": say(),
    }  # fmt: skip
