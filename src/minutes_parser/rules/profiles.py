"""What must be there, by family of minutes."""

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


# The fields that the documents of a family must print. A place is often left out where a council
# always meets in its own hall.
_REQUIRED: dict[str, str] = {
    "any": "date",
    "assembly": "title date place attendees agenda opening closing",
    "council": "title date attendees agenda opening closing",
    "committee": "title date place attendees agenda",
    "board": "title date place attendees agenda",
    "general": "title date place agenda",
    "university": "title date attendees agenda",
    "numbered": "title date",
    "community": "title date place attendees",
    "notes": "date",
    "transcript": "",
}
PROFILES = {family: frozenset(fields.split()) for family, fields in _REQUIRED.items()}


def find_profile(layout: str | None) -> str:
    """The profile of a layout: `council-hanja` is a council."""
    if layout is None:
        return "any"
    if layout in PROFILES:
        return layout
    family = layout.split("-")[0]
    return family if family in PROFILES else "any"
