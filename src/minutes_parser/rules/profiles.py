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
PROFILES: dict[str, frozenset[str]] = {
    "any": frozenset("date".split()),
    "assembly": frozenset("title date place attendees agenda opening closing".split()),
    "council": frozenset("title date attendees agenda opening closing".split()),
    "committee": frozenset("title date place attendees agenda".split()),
    "board": frozenset("title date place attendees agenda".split()),
    "general": frozenset("title date place agenda".split()),
    "university": frozenset("title date attendees agenda".split()),
    "numbered": frozenset("title date".split()),
    "community": frozenset("title date place attendees".split()),
    "notes": frozenset("date".split()),
    "transcript": frozenset(),
}


def find_profile(layout: str | None) -> str:
    """The profile of a layout: `council-hanja` is a council."""
    if layout is None:
        return "any"
    if layout in PROFILES:
        return layout
    family = layout.split("-")[0]
    return family if family in PROFILES else "any"
