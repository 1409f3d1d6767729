"""Parsers for what the server sends on its own: webhooks, and callbacks of operations."""

from __future__ import annotations

from dataclasses import dataclass, fields

from generator.emit.filters import py_literal, py_str, py_tuple
from generator.ir.hints import WebhookSignature
from generator.ir.model import Webhook
from generator.names.table import Wish, assign
from generator.names.words import snake, split_words
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.beside_views import ReadmeWebhooksView
from generator.targets.python.writing.docstrings import DocView, doc_view, prose
from generator.targets.python.writing.imports import Imports


@dataclass(frozen=True, slots=True)
class VerifierView:
    """A function that verifies the request: ``signature`` is the constant that knows how."""

    name: str
    signature: str
    parameters: tuple[str, ...]
    arguments: str


@dataclass(frozen=True, slots=True)
class ParserView:
    """One parser, and with it what verifies the request first, if requests are signed."""

    name: str
    result: str
    doc: DocView
    unwraps: tuple[VerifierView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksView:
    """The module ``webhooks``."""

    header: str
    imports: tuple[str, ...]
    signed: bool
    env: str
    signatures: tuple[tuple[str, str], ...]  # (constant, expression)
    verifies: tuple[VerifierView, ...]  # one, if all requests are signed in the same way
    parsers: tuple[ParserView, ...]
    names: tuple[str, ...]


def webhooks_view(plan: SdkPlan) -> WebhooksView:
    """The view of the module."""
    imports = Imports()
    writer = Annotator(plan.models, imports, plan.floor, core="._core")
    names = _parser_names(plan)
    found = dict.fromkeys(hook.signature for _, hook, _ in plan.payloads if hook.signature)
    constants = {
        signature: f"_SIGNATURE_{number}" if len(found) > 1 else "_SIGNATURE"
        for number, signature in enumerate(found, 1)
    }
    parsers = []
    for (name, hook, media), parser in zip(plan.payloads, names, strict=True):
        text = prose(hook.operation.doc) or f"Parse the payload of {name}."
        result = writer.wire(media.type) if media.type is not None else writer.any()
        unwraps = []
        if hook.signature is not None:
            constant = constants[hook.signature]
            unwraps.append(_verifier(_unwrap(parser), hook.signature, constant))
        parsers.append(ParserView(parser, result, doc_view(text), tuple(unwraps)))
    verifies = [_verifier("verify", *item) for item in constants.items() if len(constants) == 1]
    imports.name("._core.webhooks", "Payload")
    imports.name("._core.webhooks", "parse as _parse")
    if constants:
        for used in ("RequestHeaders", "Secret", "Signature", "SignedPayload"):
            imports.name("._core.webhooks", used)
        imports.name("typing", "Optional")
    if any("models." in parser.result for parser in parsers):
        imports.name(".", "models")
    env = _secret_variable(plan)
    verifiers = [*verifies, *(unwrap for parser in parsers for unwrap in parser.unwraps)]
    return WebhooksView(
        header=plan.header,
        imports=imports.lines(),
        signed=bool(constants),
        env=env,
        signatures=tuple((constant, _signature(how, env)) for how, constant in constants.items()),
        verifies=tuple(verifies),
        parsers=tuple(parsers),
        names=tuple(sorted([*names, *(verifier.name for verifier in verifiers)])),
    )


def readme_view(plan: SdkPlan) -> ReadmeWebhooksView:
    """What the README says of webhooks: which function is for which request."""
    functions = []
    for (name, hook, _), parser in zip(plan.payloads, _parser_names(plan), strict=True):
        signed = hook.signature is not None
        call = f"{_unwrap(parser)}(body, headers)" if signed else f"{parser}(body)"
        doc = hook.operation.doc
        functions.append((f"webhooks.{call}", doc.summary or doc.brief or name))
    calls = [call for call, _ in functions]
    verified = next((call for call in calls if call.startswith("webhooks.unwrap")), "")
    return ReadmeWebhooksView(
        usage=_usage(plan.names.package, verified or calls[0], signed=bool(verified)),
        signed=bool(verified),
        env=_secret_variable(plan),
        functions=tuple(functions),
    )


def _usage(package: str, call: str, *, signed: bool) -> str:
    if not signed:
        return f"from {package} import webhooks\n\npayload = {call}"
    return "\n".join(
        [
            f"from {package} import WebhookVerificationError, webhooks",
            "",
            "try:",
            f"    payload = {call}",
            "except WebhookVerificationError:",
            "    ...  # respond with HTTP 400",
        ]
    )


def _unwrap(parser: str) -> str:
    """The function that verifies a request before ``parser`` reads it."""
    return "unwrap" + parser.removeprefix("parse")


def _secret_variable(plan: SdkPlan) -> str:
    """The environment variable of the secret."""
    return f"{plan.names.package.upper()}_WEBHOOK_SECRET"


def _parser_names(plan: SdkPlan) -> tuple[str, ...]:
    """The name of the parser of each of ``plan.payloads``."""
    wishes = [
        Wish(
            _key(name, hook),
            (snake(words), snake((*words, hook.operation.method.lower()))),
            1 if hook.operation.method == "POST" else 2,
        )
        for name, hook, _ in plan.payloads
        for words in [("parse", *split_words(name))]
    ]
    names = assign(wishes).names
    return tuple(names[_key(name, hook)] for name, hook, _ in plan.payloads)


def _verifier(name: str, signature: WebhookSignature, constant: str) -> VerifierView:
    parameters = ["secret: Optional[Secret] = None"]
    arguments = ["payload", "headers", "secret"]
    if signature.timed:
        parameters.append(f"tolerance: float = {signature.tolerance:.15g}")
        arguments.append("tolerance")
    return VerifierView(name, constant, tuple(parameters), ", ".join(arguments))


def _signature(signature: WebhookSignature, env: str) -> str:
    """The constant: what differs from the defaults, which the runtime has too."""
    content = py_tuple([py_str(piece) for piece in signature.content])
    arguments = [f"header={py_str(signature.header)}", f"env={py_str(env)}", f"content={content}"]
    for item in fields(signature):
        value = getattr(signature, item.name)
        if item.name not in {"header", "content", "tolerance"} and value != item.default:
            arguments.append(f"{item.name}={py_literal(value)}")
    return f"Signature({', '.join(arguments)})"


def _key(name: str, hook: Webhook) -> str:
    """What tells two requests of the server apart, whatever the order of the document."""
    return f"{name}\0{hook.operation.method}\0{hook.expression}"
