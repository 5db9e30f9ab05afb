"""Plain values of a document, read like the model: looking at a file needs no model built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from minutes_parser.model import Minutes


class _View:
    """An object of the values it is given; keys are left out where nothing is printed."""

    column = end_line = after_paragraph = number = None
    for_ = against = abstain = None
    total = present = absent = proxy = observer = None


def view_document(values: dict[str, Any]) -> Minutes:
    """The document that the parser's plain values tell. The values are taken over."""
    return cast("Minutes", _view(values))


def _view(values: dict[str, Any]) -> _View:
    if "for" in values:
        values["for_"] = values["for"]
    for key, value in values.items():
        if type(value) is dict:
            values[key] = _view(value)
        elif type(value) is list and value and type(value[0]) is dict:
            values[key] = [_view(part) for part in value]
    node = _View()
    node.__dict__ = values
    return node
