"""Narrative: sentences that tell of the chair, in the plain style that nobody speaks in."""

from __future__ import annotations

from minutes_parser.patterns import lazy

_CHAIR = lazy(
    r"(?:의\s*장|이사장|위원장|회장|조합장|사회자|대표이사|임시의장|출석이사|참석이사|간사|총장|이사|감사|위원)"
    r"(?:\s+[가-힣]{2,4})?(?:은|는|이|가|들은|들이)\s"
    r"|(?:표결|투표|개표|거수)\s*(?:한\s*)?결과|이에\s|이어\s|이상으로\s|위\s|본\s(?:안건|의안|회의)"
)
_CHAIR_LETTERS = frozenset("의이위회조사대임출참간총감표투개거본")
_PLAIN = lazy(r"(?<!니)(?:하|되|이|지|히|기|르|으|였|았|었|한|된|말하|묻|답하|마치|알리)다\.?$")


def tells_of_chair(text: str) -> bool:
    """Whether a line begins as narrative does: with who chairs, or with the vote."""
    return text[:1] in _CHAIR_LETTERS and _CHAIR.match(text) is not None


def ends_plainly(text: str) -> bool:
    """Whether a paragraph ends as minutes tell, not as people speak: `가결하다.`"""
    return _PLAIN.search(text) is not None and not text.rstrip(".").endswith("니다")
