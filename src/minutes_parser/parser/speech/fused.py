"""Labels whose last blank was lost: `위원장 박서준예, …`, `황보람위원한 가지만…`.

Nothing in the line tells where the label ends. What the document proves elsewhere does: its other
labels, and the names of its attendance lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from minutes_parser.parser.persons.names import is_role
from minutes_parser.parser.speech.labels import MAX_LABEL, Cut, Label
from minutes_parser.parser.text import close, read_hanja
from minutes_parser.patterns import lazy

_TITLES = (
    "소위원장",
    "부위원장",
    "위원장",
    "위원",
    "부의장",
    "의장",
    "의원",
    "간사",
    "이사",
    "감사",
)
# What would make the title another word: `위원장님`, `위원회`, `위원들`.
_LONGER = frozenset("장회님들석")
_TOLD_APART = lazy(r"\([가-힣A-Z\u4e00-\u9fff]\)")  # `이수진(비)`
_SIZES = (6, 5, 4, 3, 2)


class Proved:
    """The labels and names that a document proves, to be found at the head of a line."""

    def __init__(self, labels: Iterable[Label], names: frozenset[str]) -> None:
        self.names = names
        self.forms: dict[str, list[tuple[str, Label]]] = defaultdict(list)
        for label in set(labels):
            role, name = close(label.role or ""), label.name or ""
            for form in (role + name, name + role) if role and name else ():
                self.forms[form[:2]].append((form, label))

    def cut(self, text: str) -> Cut | None:
        """The label at the head of a text, whatever stands behind it."""
        head = close(text[:MAX_LABEL])
        found = self._known(head) or self._titled(head) or self._office(text)
        if found is None:
            return None
        label, size = found
        at = left = 0
        while left < size and at < len(text):
            left += not text[at].isspace()
            at += 1
        while at < len(text) and text[at].isspace():
            at += 1
        return Cut(label, at) if at < len(text) else None

    def _known(self, head: str) -> tuple[Label, int] | None:
        fitting = [
            (label, len(form))
            for form, label in self.forms.get(head[:2], ())
            if head.startswith(form) and head[len(form) : len(form) + 1] not in _LONGER
        ]
        return max(fitting, key=lambda found: found[1], default=None)

    def _titled(self, head: str) -> tuple[Label, int] | None:
        """`황보람위원…`: a name of the lists and a plain title."""
        for size in _SIZES:
            if head[:size] not in self.names:
                continue
            told = _TOLD_APART.match(head, size)
            start = told.end() if told else size
            for title in _TITLES:
                stop = start + len(title)
                if read_hanja(head[start:stop]) == title and head[stop : stop + 1] not in _LONGER:
                    return Label(head[start:stop], head[:start]), stop
        return None

    def _office(self, text: str) -> tuple[Label, int] | None:
        """`간사 박서준예, …`: an office, and a name of the lists."""
        office, _, rest = text[:MAX_LABEL].partition(" ")
        rest = close(rest)
        if not is_role(office):
            return None
        for size in (3, 4, 2):
            if rest[:size] in self.names:
                return Label(office, rest[:size]), len(office) + size
        return None
