"""What must be there, by family of minutes."""

from typing import NamedTuple

FIELDS: tuple[str, ...] = (
    "title",
    "date",
    "place",
    "attendees",
    "agenda",
    "opening",
    "closing",
    "outcomes",
    "signatures",
)


class Profile(NamedTuple):
    """One family: what its documents must print."""

    required: frozenset[str]


def _require(words: str) -> Profile:
    return Profile(frozenset(words.split()))


# A place is often left out where a council always meets in its own hall.
PROFILES: dict[str, Profile] = {
    "any": _require("date"),
    "assembly": _require("title date place attendees agenda opening closing"),
    "council": _require("title date attendees agenda opening closing"),
    "committee": _require("title date place attendees agenda"),
    "board": _require("title date place attendees agenda"),
    "general": _require("title date place agenda"),
    "university": _require("title date attendees agenda"),
    "numbered": _require("title date"),
    "community": _require("title date place attendees"),
    "notes": _require("date"),
    "transcript": _require(""),
}


def find_profile(layout: str | None) -> str:
    """The profile of a layout: `council-hanja` is a council."""
    if layout is None:
        return "any"
    if layout in PROFILES:
        return layout
    family = layout.split("-")[0]
    return family if family in PROFILES else "any"
