"""Documents to text: one module a format, each with one `write`, and the table of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_parser.model import Minutes

__all__ = ["WRITERS"]


def _write_json(doc: Minutes) -> str:
    from minutes_parser.writers import json

    return json.write(doc)


def _write_markdown(doc: Minutes) -> str:
    from minutes_parser.writers import markdown

    return markdown.write(doc)


WRITERS: dict[str, Callable[[Minutes], str]] = {
    "json": _write_json,
    "markdown": _write_markdown,
}
