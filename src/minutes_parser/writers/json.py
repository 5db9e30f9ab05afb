"""A document as JSON, in the keys that the schema publishes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_parser.model import Minutes

PART = 256  # nodes of a list that are written at a time


def write(doc: Minutes, indent: int | None = None) -> str:
    """One JSON object; compact, or indented by so many blanks. No newline at the end."""
    from pydantic_core import PydanticSerializationError

    try:
        return doc.model_dump_json(indent=indent, by_alias=True)
    except PydanticSerializationError:
        return _write_without_surrogates(doc, indent)


def _write_without_surrogates(doc: Minutes, indent: int | None) -> str:
    """Lone surrogates become U+FFFD: no JSON that holds one can be read back by strict parsers."""
    import json

    separators = (",", ":") if indent is None else None
    dumped = doc.model_dump(by_alias=True)
    text = json.dumps(dumped, ensure_ascii=False, indent=indent, separators=separators)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def write_parts(plain: dict[str, Any], indent: int | None = None) -> Iterator[str]:
    """The same JSON from plain values in the model's order, part by part, without a model."""
    from json import JSONEncoder

    if indent is not None:
        yield from _join_pieces(JSONEncoder(ensure_ascii=False, indent=indent).iterencode(plain))
        return
    encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    opening = "{"
    for key, value in plain.items():
        yield f"{opening}{encode(key)}:"
        opening = ","
        if isinstance(value, list) and len(value) > PART:
            for n in range(0, len(value), PART):
                yield ("," if n else "[") + encode(value[n : n + PART])[1:-1]
            yield "]"
        else:
            yield encode(value)
    yield "}"


def _join_pieces(pieces: Iterator[str]) -> Iterator[str]:
    """Parts of a reasonable size from the few letters an indenting encoder gives at a time."""
    while part := "".join(islice(pieces, 50 * PART)):
        yield part
