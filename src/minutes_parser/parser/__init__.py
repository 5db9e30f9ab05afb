"""Text to document: `parse`, and `annotate` that says how each line was read."""

from typing import TYPE_CHECKING, Any, NamedTuple

from minutes_parser.vocabulary.added import adding

if TYPE_CHECKING:
    from minutes_parser.model import Minutes, Source
    from minutes_parser.vocabulary.added import Vocabulary

__all__ = ["Annotation", "annotate", "parse", "parse_meetings", "parse_plain"]


class Annotation(NamedTuple):
    """How one line was read: its number, the kind it was given, the reason, and the line itself."""

    line: int
    kind: str
    reason: str
    text: str


def parse(
    text: str, source: "Source | None" = None, words: "Vocabulary | None" = None
) -> "Minutes":
    """Read minutes text into a document. Never raises on any text.

    Markdown that `to_markdown` wrote is read back into the document it was written from.
    """
    return parse_and_count(text, source, words)[0]


def parse_and_count(
    text: str, source: "Source | None" = None, words: "Vocabulary | None" = None
) -> "tuple[Minutes, int]":
    """The same, and how many meetings the text holds."""
    if text[:200].lstrip("\ufeff \t\r\n").startswith("<!--"):
        from minutes_parser.parser.markdown import is_own, read

        if is_own(text):
            return read(text, source), 1
    from minutes_parser.parser.document import read_counted

    with adding(words):
        values, meetings = read_counted(text, source.model_dump() if source else None)
    return _as_model(values), meetings


def _as_model(values: "dict[str, Any]") -> "Minutes":
    """The document of its plain values, which are not read again: a speaker is built once."""
    from minutes_parser.model import Minutes, Speaker

    built: dict[int, Speaker] = {}
    for node in values["proceedings"]:
        if node["type"] == "remark":
            speaker = node["speaker"]
            key = id(speaker)  # the values hold one dictionary a label
            if key not in built:
                built[key] = Speaker.model_validate(speaker)
            node["speaker"] = built[key]
    return Minutes.model_validate(values)


def parse_meetings(
    text: str, source: "Source | None" = None, words: "Vocabulary | None" = None
) -> "list[Minutes]":
    """One document a meeting of a text that holds several; lines keep their numbers."""
    from minutes_parser.parser.document import read_plain, split_meetings

    if text[:200].lstrip("\ufeff \t\r\n").startswith("<!--"):
        return [parse(text, source, words)]
    origin = source.model_dump() if source else {"lines": text.count("\n") + 1 if text else 0}
    with adding(words):
        values = [read_plain(part, origin, first) for first, part in split_meetings(text)]
    return [_as_model(value) for value in values]


def parse_plain(
    text: str, source: dict[str, Any] | None = None, words: "Vocabulary | None" = None
) -> dict[str, Any] | None:
    """The document as plain values, equal to `parse(text).model_dump(by_alias=True)`.

    For callers that only write it out: no model is built. None for Markdown of our own, which
    only the model can read.
    """
    counted = parse_counted(text, source, words)
    return counted[0] if counted else None


def parse_counted(
    text: str, source: dict[str, Any] | None = None, words: "Vocabulary | None" = None
) -> tuple[dict[str, Any], int] | None:
    """What `parse_plain` gives, and how many meetings the text holds."""
    if text[:200].lstrip("\ufeff \t\r\n").startswith("<!--"):
        return None
    from minutes_parser.parser.document import read_counted

    with adding(words):
        return read_counted(text, source)


def annotate(text: str, words: "Vocabulary | None" = None) -> list[Annotation]:
    """One annotation a line of the text, blank lines included; glued parts share their line."""
    from minutes_parser.parser.document import Reading

    with adding(words):
        reading = Reading(text)
    units = reading.units
    notes: list[Annotation] = []
    for i, part in enumerate(units.raw):
        if i in reading.furniture:
            kind, reason = "furniture", reading.furniture[i]
        else:
            unread = ("blank", "") if not part.strip() else ("unparsed", "no rule")
            kind, reason = reading.walk.kinds[i] or unread
        notes.append(Annotation(units.line[i], kind, reason, part))
    return sorted(notes, key=lambda note: note.line)
