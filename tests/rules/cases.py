"""Cases: documents told as changes to a sound one, in files that are read like a diff.

    === bad (council): what is wrong
    > 5:13
    - a line of the sound document
    + the line that takes its place

`bad` must give the rule a finding (with `>`, exactly there), `good` none. `(council)` names another
sound document, `requires outcomes` a required field. `! ` begins a line of a document of its own.
Letters that cannot be seen are told by their number: \\u200b.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_HEAD = re.compile(
    r"=== (?P<kind>bad|good)(?: \((?P<base>\w+)\))?(?: requires (?P<field>\w+))?: (?P<name>.+)"
)


class Case(NamedTuple):
    """One document, and whether the rule must find something in it."""

    code: str
    name: str
    bad: bool
    text: str
    places: tuple[str, ...]
    required: tuple[str, ...] | None


def read_base(name: str) -> str:
    """A sound document."""
    return (HERE / f"base-{name}.txt").read_text(encoding="utf-8")


def read_cases() -> Iterator[Case]:
    """Every case of every rule."""
    for path in sorted((HERE / "cases").glob("*.txt")):
        parts = re.split(r"(?m)^(?==== )", path.read_text(encoding="utf-8"))
        for part in filter(None, parts):
            head, _, body = part.partition("\n")
            yield _read_case(path.stem, head, body.rstrip("\n"))


def _read_case(code: str, head: str, body: str) -> Case:
    match = _HEAD.fullmatch(head)
    assert match is not None, f"{code}: {head}"
    lines = body.split("\n") if body else []
    places = tuple(line[2:] for line in lines if line.startswith("> "))
    lines = [line for line in lines if not line.startswith("> ")]
    if any(line.startswith("! ") for line in lines):
        text = "\n".join(line[2:] for line in lines) + "\n"
    else:
        text = _change(read_base(match["base"] or "committee"), lines)
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    required = (match["field"],) if match["field"] else None
    return Case(code, match["name"], match["kind"] == "bad", text, places, required)


def _change(text: str, lines: list[str]) -> str:
    """Hunks, an empty line between them, each found by the lines it takes away."""
    for hunk in "\n".join(lines).split("\n\n") if lines else ():
        old = "".join(line[2:] + "\n" for line in hunk.split("\n") if line.startswith("- "))
        new = "".join(line[2:] + "\n" for line in hunk.split("\n") if line.startswith("+ "))
        assert old
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
