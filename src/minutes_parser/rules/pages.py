"""The page of a rule: what it looks for, why, a bad and a good example.

Pages are Markdown files beside this module, read when one is asked for.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from minutes_parser.rules.finding import Words

_EXAMPLE = re.compile(r"^## (Bad|Good)\n+```text\n(.*?)^```$", re.M | re.S)
_SECTION = re.compile(
    r"^(What|Why|무엇|까닭): (.+?)(?=\n\n|\n(?:What|Why|무엇|까닭):|\Z)", re.M | re.S
)


class Page(NamedTuple):
    """One rule explained; the examples are whole documents a reader can try."""

    what: Words
    why: Words
    bad: str
    good: str
    text: str


@cache
def load_page(code: str) -> Page:
    """The page of a rule; every rule has one."""
    text = files("minutes_parser.rules").joinpath("pages", f"{code}.md").read_text("utf-8")
    told = {key: " ".join(body.split()) for key, body in _SECTION.findall(text)}
    examples = dict(_EXAMPLE.findall(text))
    return Page(
        Words(told["무엇"], told["What"]),
        Words(told["까닭"], told["Why"]),
        examples["Bad"],
        examples["Good"],
        text,
    )
