"""The words of a user: added to the tables for one parse, and for no other.

`Vocabulary` is what a caller gives. `adding` makes its words hold for what runs inside; the few
questions of the parser that know words ask `in_use()`. The variable is one of the context, so
threads, tasks and processes do not hear of each other's words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple

from minutes_parser.errors import MinutesError
from minutes_parser.vocabulary.hanja import HANJA_READINGS

LABEL_KINDS: tuple[str, ...] = (
    "date", "time", "place", "title", "organization", "session", "count", "agenda", "present",
    "absent", "observer", "proxy", "person", "overview", "record", "result", "note", "attachment",
    "signatures",
)  # fmt: skip
LONGEST_LABEL = 18

UNKNOWN_KIND = "labels: there is no kind {kind}; there are {kinds}"
UNFIT_LABEL = "labels: {word} is no label; write 2 to 18 letters without marks"
UNFIT_WORD = "{key}: {word} is no word for it; write 2 letters or more without marks"
UNFIT_SPEAKER = "{key}: {word} is no label; write it without its colon or brackets"

_NOTHING: Mapping[str, tuple[str, ...]] = {}
_SIZES = {"labels": (2, LONGEST_LABEL), "speakers": (1, 30), "not_speakers": (1, 30)}
_UNFIT = {"labels": UNFIT_LABEL, "speakers": UNFIT_SPEAKER, "not_speakers": UNFIT_SPEAKER}
_AROUND = "〈〉<>[]【】()（）《》「」『』:：∶|#*"


class Vocabulary(NamedTuple):
    """Words that are added to those of the parser, written as minutes print them.

    `labels` gives for each kind of header field or list the labels that head it
    (`{"date": ["만난 날"], "present": ["함께한 벗"]}`); `results` for each usual word how it is
    printed (`{"원안가결": ["원안통과"]}`). `roles` are offices, and what ends in one is an office
    too; `chairs` are offices that hold the chair. `speakers` are labels that speak where a
    document sets them off, `not_speakers` words before a colon that never do. `names` are people
    by name or nickname, `organizations` bodies. Blanks inside a word do not count.
    """

    labels: Mapping[str, Iterable[str]] = _NOTHING
    roles: Iterable[str] = ()
    chairs: Iterable[str] = ()
    speakers: Iterable[str] = ()
    not_speakers: Iterable[str] = ()
    names: Iterable[str] = ()
    organizations: Iterable[str] = ()
    results: Mapping[str, Iterable[str]] = _NOTHING


class Added:
    """A vocabulary made ready to be asked: words closed, Hanja read as Hangul."""

    def __init__(self, words: "_Listed") -> None:
        self.labels = {close(word): kind for kind, said in words.labels for word in said}
        self.people = tuple(w for w, kind in self.labels.items() if kind in PEOPLE)
        self.chairs = tuple(map(close, words.chairs))
        self.roles = frozenset((*map(close, words.roles), *self.chairs))
        self.speakers = frozenset(map(close, words.speakers))
        self.not_speakers = frozenset(map(close, words.not_speakers))
        self.names = frozenset(map(close, words.names))
        self.organizations = tuple(map(close, words.organizations))
        self.bodies = words.organizations
        self.results = {close(word): usual for usual, said in words.results for word in said}
        self.longest_first = sorted(self.results, key=len, reverse=True)
        self._role_ends = tuple(sorted(self.roles, key=len, reverse=True))

    def role_tail(self, word: str) -> str | None:
        """The longest office of the user that a word ends in."""
        return next((role for role in self._role_ends if word.endswith(role)), None)

    def is_organization(self, word: str) -> bool:
        """Whether a word ends in an organisation of the user."""
        return bool(self.organizations) and word.endswith(self.organizations)

    @property
    def result_pattern(self) -> str:
        """The printed results as alternatives of a pattern, blanks inside them free."""
        return "|".join(r"\s*".join(map(re.escape, word)) for word in self.longest_first)


PEOPLE = frozenset({"present", "absent", "observer", "proxy"})


class _Listed(NamedTuple):
    """A vocabulary as tuples: two that say the same are one."""

    labels: tuple[tuple[str, tuple[str, ...]], ...]
    roles: tuple[str, ...]
    chairs: tuple[str, ...]
    speakers: tuple[str, ...]
    not_speakers: tuple[str, ...]
    names: tuple[str, ...]
    organizations: tuple[str, ...]
    results: tuple[tuple[str, tuple[str, ...]], ...]


_IN_USE: ContextVar[Added | None] = ContextVar("minutes_words", default=None)
in_use = _IN_USE.get


@contextmanager
def adding(words: Vocabulary | None) -> Iterator[None]:
    """Let a user's words hold inside, and only here; raises `MinutesError` for unfit ones."""
    token = _IN_USE.set(None if words is None else _compile(_list(words)))
    try:
        yield
    finally:
        _IN_USE.reset(token)


def check_words(words: Vocabulary) -> None:
    """Raise `MinutesError`, naming the key, for words that cannot be used."""
    listed = _list(words)
    for kind, said in listed.labels:
        if kind not in LABEL_KINDS:
            reason = UNKNOWN_KIND.format(kind=kind, kinds=", ".join(LABEL_KINDS))
            raise MinutesError("words", reason)
        _check("labels", said)
    for usual, said in listed.results:
        _check("results", (usual, *said))
    for key in ("roles", "chairs", "speakers", "not_speakers", "names", "organizations"):
        _check(key, getattr(listed, key))


def tell_apart(words: Vocabulary | None) -> str | None:
    """A short sign that two vocabularies share only when they say the same."""
    if not words or not any(words):
        return None
    from hashlib import sha256

    return sha256(repr(_list(words)).encode("utf-8", "replace")).hexdigest()[:16]


def close(word: str) -> str:
    """A word without blanks, Hanja read as Hangul: as the tables hold it."""
    return "".join(word.split()).translate(HANJA_READINGS)


def _check(key: str, words: tuple[str, ...]) -> None:
    least, most = _SIZES.get(key, (2, 40))
    for word in words:
        marked = key != "names" and any(char in _AROUND for char in word)
        if marked or not least <= len(close(word)) <= most:
            reason = _UNFIT.get(key, UNFIT_WORD)
            raise MinutesError("words", reason.format(key=key.replace("_", "-"), word=repr(word)))


@lru_cache(maxsize=64)
def _compile(words: _Listed) -> Added:
    check_words(
        Vocabulary(
            **{**words._asdict(), "labels": dict(words.labels), "results": dict(words.results)}
        )
    )
    return Added(words)


def _list(words: Vocabulary) -> _Listed:
    return _Listed(
        labels=_list_table(words.labels),
        roles=tuple(words.roles),
        chairs=tuple(words.chairs),
        speakers=tuple(words.speakers),
        not_speakers=tuple(words.not_speakers),
        names=tuple(words.names),
        organizations=tuple(words.organizations),
        results=_list_table(words.results),
    )


def _list_table(table: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, tuple(said)) for key, said in table.items())
