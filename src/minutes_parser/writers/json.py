"""A document as JSON, in the keys that the schema publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_parser.model import Minutes


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


def write_plain(plain: dict[str, Any], indent: int | None = None) -> str:
    """The same JSON from plain values in the model's order, without building a model."""
    import json

    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
