"""All words by room, those of a user among them: what `minutes words` shows."""

from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType
from typing import NamedTuple

from minutes_parser.vocabulary import (
    columns,
    hanja,
    labels,
    results,
    roles,
    stages,
    surnames,
    words,
)
from minutes_parser.vocabulary.added import Vocabulary


class Word(NamedTuple):
    """One word: what it stands for, and whether the user added it."""

    word: str
    kind: str
    added: bool = False


class Room(NamedTuple):
    """One table of the vocabulary, with where its words come from."""

    name: str
    source: str
    words: list[Word]


def list_rooms(added: Vocabulary | None = None) -> list[Room]:
    """Every room; in each the words of the user stand first."""
    own = added or Vocabulary()
    return [
        _furnish("labels", labels, _table(own.labels), _list_labels()),
        _furnish("roles", roles, _all(("role", own.roles), ("chair", own.chairs)), _list_roles()),
        _furnish(
            "speakers",
            labels,
            _all(("speaks", own.speakers), ("never speaks", own.not_speakers)),
            _all(("never speaks", labels.NOT_SPEAKERS)),
        ),
        _furnish(
            "organizations",
            roles,
            _all(("ending", own.organizations)),
            _all(("ending", roles.ORGANIZATION_SUFFIXES), ("part", roles.UNIT_SUFFIXES)),
        ),
        _furnish(
            "names", words, _all(("person", own.names)), _all(("never a name", words.NOT_NAMES))
        ),
        _furnish("columns", columns, (), columns.COLUMN_KINDS.items()),
        _furnish("stages", stages, (), _list_stages()),
        _furnish("results", results, _table(own.results), results.RESULT_WORDS.items()),
        _furnish("hanja", hanja, (), ((chr(c), r) for c, r in hanja.HANJA_READINGS.items())),
        _furnish(
            "surnames",
            surnames,
            (),
            _all(("surname", surnames.SURNAMES), ("compound", surnames.COMPOUND_SURNAMES)),
        ),
    ]


Pairs = Iterable[tuple[str, str]]


def _furnish(name: str, module: ModuleType, own: Pairs, ours: Pairs) -> Room:
    found = [Word(word, kind, added=True) for word, kind in own]
    found += [Word(word, kind) for word, kind in ours]
    return Room(name, _read_source(module), found)


def _read_source(module: ModuleType) -> str:
    """What the module says of where its words come from: one sentence."""
    told = (module.__doc__ or "").partition("Source: ")[2]
    return " ".join(told.split("\n\n")[0].split()).split(". ")[0].rstrip(".")


def _table(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for kind, said in table.items():
        yield from ((word, kind) for word in said)


def _all(*groups: tuple[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Sets in the order of their words, lists in their own."""
    for kind, said in groups:
        ordered = sorted(said) if isinstance(said, frozenset) else said
        yield from ((word, kind) for word in ordered)


def _list_labels() -> Iterator[tuple[str, str]]:
    yield from labels.FIELD_KINDS.items()
    yield from _all(
        ("agenda", labels.AGENDA_RANKS),
        ("present", labels.PRESENT_WORDS),
        ("absent", labels.ABSENT_WORDS),
        ("observer", labels.OBSERVER_WORDS),
        ("observer", labels.STAFF_LISTS),
        ("proxy", labels.PROXY_WORDS),
        ("person", labels.PERSON_LABELS),
    )


def _list_roles() -> Iterator[tuple[str, str]]:
    chairs = frozenset(roles.CHAIR_ROLES)
    known = dict.fromkeys((*roles.CHAIR_ROLES, *roles.ROLE_SUFFIXES, *roles.MEMBER_TITLES))
    yield from ((word, "chair" if word in chairs else "role") for word in known)


def _list_stages() -> Iterator[tuple[str, str]]:
    yield from stages.STAGE_KINDS.items()
    yield from _all(
        ("gavel", stages.GAVEL_WORDS),
        ("vote", stages.VOTE_WORDS),
        ("interjection", stages.INTERJECTION_WORDS),
        ("oath", stages.OATH_WORDS),
    )
