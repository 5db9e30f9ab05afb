"""One file after the other, from its bytes to its place in the output folder: a worker's work."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from minutes_parser.batch import reasons
from minutes_parser.batch.archives import Shelf
from minutes_parser.batch.entries import Input, Parsed
from minutes_parser.batch.many import encode, parse_input
from minutes_parser.batch.recipe import Recipe
from minutes_parser.batch.stores import explain, find_store, is_remote

# After one of these no other file can be written either.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


def convert(inputs: Iterable[Input], recipe: Recipe, token: str, shelf: Shelf) -> Iterator[Parsed]:
    """Parse the inputs in order and write each; what is collected in one file goes back as text.

    An input that fails has no output: an older one is removed, for it would pass for its result.
    """
    for one in inputs:
        parsed = parse_input(one, recipe, shelf)
        if not recipe.collects:
            if parsed.text is not None:
                parsed = _place(parsed, one, recipe, token)
            if parsed.entry.error is not None:
                remove_output(one, recipe)
        yield parsed


def remove_output(one: Input, recipe: Recipe) -> None:
    """Take away what was made of an input that now fails."""
    target = recipe.find_output(one.output)
    if recipe.collects or not one.output or is_same(one, target):
        return
    with suppress(OSError):
        find_store(target).remove(target)


def is_same(one: Input, target: str) -> bool:
    """Whether writing there would write over what is read."""
    if is_remote(one.path) or is_remote(target):
        return one.path == target
    try:
        return os.path.samefile(one.path, target)
    except OSError:
        return False


def _place(parsed: Parsed, one: Input, recipe: Recipe, token: str) -> Parsed:
    entry = parsed.entry
    target = recipe.find_output(one.output)
    if is_same(one, target):
        entry.error = reasons.SAME_FILE
        return Parsed(entry)
    data = encode(parsed.text or "")
    try:
        find_store(target).write(target, data, token)
    except OSError as error:
        entry.error = explain(error, reasons.CANNOT_WRITE)
        return Parsed(entry, full=error.errno in NO_ROOM)
    entry.length = len(data)
    return Parsed(entry)
