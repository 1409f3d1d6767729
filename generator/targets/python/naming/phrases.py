"""Names of operations as phrases: a verb, what it is done to, and what follows a preposition.

``list actions for certificate`` is the verb *list*, its object *actions*, and *for certificate*. A
method need not repeat the noun of its resource; but where other nouns stand before that noun, it is
not about that resource alone: ``destroy customer wallet`` without *wallet* destroys customers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.names.plurals import bare, singular, singulars
from generator.relations.vocabulary import VERBS

PREPOSITIONS: Final = frozenset(
    {"about", "against", "as", "at", "between", "by", "for", "from", "in", "into", "of", "on"}
    | {"onto", "over", "per", "through", "to", "under", "via", "with", "within", "without"}
)
# Prepositions that belong to the verb before them: power on, sign in.
_PARTICLES: Final = frozenset({"in", "on", "off", "out", "up", "down", "over"})
_ARTICLES: Final = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_JUNCTIONS: Final = frozenset({"and", "or"})
# What says how much, which or how, and names nothing by itself.
_ADJECTIVES: Final = frozenset(
    {"active", "all", "any", "available", "away", "batch", "bulk", "current", "default", "down"}
    | {"every", "existing", "first", "initial", "last", "latest", "many", "most", "multiple", "my"}
    | {"new", "next", "off", "one", "other", "out", "own", "popular", "previous", "public"}
    | {"private", "recent", "several", "single", "specific", "top", "trending", "up", "upcoming"}
)
_QUANTIFIERS: Final = frozenset({"all", "any", "every", "many", "multiple", "several", "single"})
#: What stands before a verb and is none.
ADVERBS: Final = frozenset(
    {"admin", "alpha", "batch", "beta", "bulk", "experimental", "force", "hard", "legacy", "mass"}
    | {"multi", "partial", "preview", "soft"}
)
_IDS: Final = frozenset({"id", "ids", "uuid", "key", "name", "and"})
#: What is done to things beside what the methods of HTTP do. Many of these words are nouns as well.
ACTIONS: Final = frozenset(
    {"accept", "activate", "allocate", "apply", "approve", "archive", "assign", "attach"}
    | {"authorize", "backup", "block", "boot", "cancel", "capture", "charge", "check", "clear"}
    | {"clone", "close", "complete", "confirm", "connect", "convert", "copy", "deactivate"}
    | {"deploy", "detach", "disable", "disconnect", "download", "duplicate", "enable", "end"}
    | {"execute", "expire", "export", "fail", "feed", "finalize", "finish", "follow", "generate"}
    | {"grant", "ignore", "import", "increment", "install", "invite", "join", "kill", "leave"}
    | {"link", "lock", "login", "logout", "mark", "merge", "message", "migrate", "move", "mute"}
    | {"notify", "open", "order", "pause", "pay", "pin", "ping", "play", "poll", "process"}
    | {"promote", "provision", "publish", "purge", "reactivate", "reboot", "rebuild", "recover"}
    | {"recycle", "redeem", "refresh", "refund", "register", "reject", "release", "reload"}
    | {"rename", "renew", "reopen", "reorder", "replicate", "reply", "report", "request"}
    | {"resend", "reset", "resize", "resolve", "restart", "restore", "resume", "retry", "return"}
    | {"revert", "revoke", "rollback", "rotate", "run", "save", "scan", "schedule", "search"}
    | {"send", "share", "shutdown", "sign", "skip", "star", "start", "stop", "submit"}
    | {"subscribe", "succeed", "suspend", "switch", "sync", "terminate", "test", "toggle"}
    | {"track", "transfer", "trash", "trigger", "unarchive", "unassign", "unblock", "unfollow"}
    | {"uninstall", "unlink", "unlock", "unmute", "unpin", "unpublish", "unsubscribe"}
    | {"unsuspend", "upgrade", "upload", "validate", "verify", "void", "vote", "watch"}
    | {"withdraw"}
)
#: Verbs at the end of a name that say what the name before them is there for: ``pets_list``.
_LAST_VERBS: Final = frozenset(
    {"add", "create", "delete", "destroy", "edit", "fetch", "get", "list", "patch", "post", "put"}
    | {"read", "remove", "replace", "retrieve", "update", "upsert"}
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a name need not say, because the call around it does.

    ``resource`` are the words of the resource, ``parents`` the nouns whose values the path takes, as
    :func:`bare` writes them, and ``arguments`` the words of the parameters in the path.
    """

    resource: tuple[str, ...]
    parents: frozenset[str]
    arguments: frozenset[str]
    nouns: frozenset[str]  # the words of the path, singular

    def is_resource(self, words: tuple[str, ...]) -> bool:
        """Whether words mean the resource, in any number and however they are joined."""
        own = singulars(self.resource)
        return bool(words) and (
            bare(words) == bare(self.resource)
            or (singulars(words) <= own and singular(self.resource[-1]) in singulars(words))
        )

    def leading(self, words: tuple[str, ...]) -> int:
        """How many words at the beginning belong to the noun of the resource."""
        own, count = singulars(self.resource), 0
        while count < len(words) and singular(words[count]) in own:
            count += 1
        joined = (k for k in range(len(words), 0, -1) if bare(words[:k]) == bare(self.resource))
        return max(count, next(joined, 0))


def verb_first(words: tuple[str, ...], context: Context, *, one: bool) -> tuple[str, ...]:
    """``words`` with the verb before what it is done to: ``invoices list`` is ``list invoices``.

    ``one``: it is done to a single thing, as ``invoices get`` is.
    """
    own = context.nouns | singulars(context.resource)
    if not words or words[0] in VERBS or words[0] in ADVERBS or context.is_resource(words):
        return words
    if words[0] in ACTIONS and words[0] not in own:
        return words
    if words[context.leading(words) :][:1] in {(word,) for word in ADVERBS - {"partial"}}:
        return words
    at = next((k for k, word in enumerate(words) if k and word in _LAST_VERBS), 0)
    if not at:
        return words
    noun, verb, rest = words[:at], words[at], words[at + 1 :]
    if rest and bare(noun) == bare(context.resource):
        return words[at:]
    if rest and not singulars(noun) <= own:
        return words
    if one and verb != "list" and (not rest or rest[0] in PREPOSITIONS):
        noun = (*noun[:-1], singular(noun[-1]))
    return (verb, *noun, *rest)


def shortened(words: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """``words`` without what the resource and the path say already; () where nothing is left."""
    words = tuple(w for k, w in enumerate(words) if w not in _ARTICLES or k + 1 == len(words))
    if not words:
        return ()
    first, *others = _chunks(words, context)
    kept = _object(first, context)
    for preposition, noun in ((chunk[0], chunk[1:]) for chunk in others):
        kept += _circumstance(preposition, noun, first, context)
    return kept


def without_arguments(words: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """``words`` without the "by ..." that only repeats what the path takes."""
    own = singulars(context.resource)
    first, *others = _chunks(words, context) or [()]
    kept = first
    for chunk in others:
        rest = tuple(word for word in chunk[1:] if singular(word) not in own)
        # "owned by org" is no way to find something, "closed by id" is one
        done = kept[-1].endswith("ed") and _IDS.isdisjoint(rest)
        finds = chunk[0] == "by" and len(chunk) > 1 and not done
        kept += () if finds and _named(rest, context) else chunk
    return kept


def _named(words: tuple[str, ...], context: Context) -> bool:
    """Whether words only name what the path takes."""
    return bool(context.arguments) and (_IDS | context.arguments).issuperset(words)


def _chunks(words: tuple[str, ...], context: Context) -> list[tuple[str, ...]]:
    """The words up to the first preposition, and from each preposition to the next."""
    # the "on" of the resource add_ons is none
    own = {at for start, end in _spans(words, context) for at in range(start, end)}
    cuts = (k for k, word in enumerate(words) if k and word in PREPOSITIONS and k not in own)
    starts = [0, *cuts, len(words)]
    return [words[a:b] for a, b in pairwise(starts) if a < b]


def _object(chunk: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The verb and what it is done to, without the noun of the resource where that is no lie."""
    start = _verb_ends(chunk, context)
    verb, noun = chunk[:start], chunk[start:]
    return verb + _noun(noun, context) if noun else verb


def _verb_ends(chunk: tuple[str, ...], context: Context) -> int:
    """How many words at the beginning of a name are its verb; 0 where it begins with a noun."""
    # "search" begins the resource search, and is what user_search does
    verb = chunk[0] in VERBS or chunk[0] in ACTIONS
    if context.leading(chunk) and not (verb and chunk[0] != context.resource[0]):
        return 0
    end = 1
    while end < len(chunk) - 1 and chunk[end - 1] in ADVERBS:
        end += 1
    if len(chunk) > end + 2 and chunk[end] in _JUNCTIONS and not context.leading(chunk[end + 1 :]):
        end += 2  # enable and configure
    return end


def _noun(noun: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """A noun of several words without that of the resource; () where it means the resource."""
    if context.is_resource(noun):
        return ()
    if lead := context.leading(noun):
        rest = noun[lead:]
        return rest if rest and rest[0] not in _JUNCTIONS else noun
    ends = 0
    while ends < len(noun) and (noun[ends] in _ADJECTIVES or noun[ends].endswith("ed")):
        ends += 1
    which, rest = noun[:ends], noun[ends:]
    if which and rest:
        short = _noun(rest, context)
        # "all plan charges" are "all charges", "allowed actions organization" is no organization
        told = short != rest and (not short or _QUANTIFIERS.issuperset(which))
        return which + short if told else noun
    start, end = next(iter(_spans(noun, context)), (0, 0))
    return noun[end:] if start and bare(noun[:start]) in context.parents else noun


def _spans(words: tuple[str, ...], context: Context) -> list[tuple[int, int]]:
    """Where the whole noun of the resource stands, the longest first at each place."""
    wanted, count = bare(context.resource), len(words)
    spans = ((start, end) for start in range(count) for end in range(count, start, -1))
    return [(start, end) for start, end in spans if bare(words[start:end]) == wanted]


def _circumstance(
    preposition: str, noun: tuple[str, ...], first: tuple[str, ...], context: Context
) -> tuple[str, ...]:
    """What stays of a preposition and its noun behind ``first``, the words before them."""
    whole = (preposition, *noun)
    if not noun:
        return whole  # blocked by
    if len(first) > 1 and singulars(noun) <= singulars(context.resource):
        return ()
    if context.is_resource(noun):
        if len(first) > 1 or preposition == "for":
            return ()
        alone = preposition in _PARTICLES and VERBS.keys().isdisjoint(first)
        return (preposition,) if alone else whole
    if preposition == "by":
        own = singulars(context.resource)
        rest = tuple(word for word in noun if singular(word) not in own)
        return (preposition, *rest) if context.leading(noun) or _named(rest, context) else whole
    start, end = next(iter(_spans(noun, context)), (0, 0))
    if start and end == len(noun) and bare(noun[:start]) in context.parents and len(first) > 1:
        return ()
    return whole
