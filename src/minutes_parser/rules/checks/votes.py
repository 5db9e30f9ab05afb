"""MIN306-309: do the figures of a vote bear out what is recorded?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Severity, Span
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject
from minutes_parser.rules.vocabulary import PASSED, REJECTED

if TYPE_CHECKING:
    from minutes_parser.model import Outcome, Votes

_NUMBER = r"\s*[:：은는이가]?\s*(\d{1,4})\s*(?:명|인|분|표|名|人)?"
_BASE = lazy(
    r"(?:재석|출석|참석|투표|총\s*투표)\s*(?:수|위원|의원|이사|회원|대의원|인원|자)*" + _NUMBER
)
_SIDES = {
    side: lazy(word + r"(?:\s*(?:위원|의원|표))?" + _NUMBER)
    for side, word in (("for", "찬성"), ("against", "반대"), ("abstain", "기권"), ("void", "무효"))
}
_NEAR = 120
_ABOVE = 2
_BELOW = 3
_SHARES = lazy(r"\d\s*주(?:[\s,.()]|로|와|의|$)", needs="주")


def count_votes(votes: Votes) -> int:
    """All figures printed, together."""
    return sum(n for n in (votes.for_, votes.against, votes.abstain) if n is not None)


@rule(
    "MIN306",
    Severity.ERROR,
    "찬성·반대·기권을 더하면 {sum}인데 {base}명 중이라고 적혔습니다",
    "the votes add up to {sum}, of {base} said to be there",
)
def votes_do_not_add_up(subject: Subject) -> Iterator[Hit]:
    for match in re.finditer("찬성", subject.text):
        start = max(0, match.start() - _NEAR, subject.text.rfind("\n", 0, match.start()))
        stop = match.end() + _NEAR
        end = subject.text.find("\n", match.end(), stop)
        sentence = subject.text[start : end if end >= 0 else stop]
        sides = _read_sides(sentence, match.start() - start)
        base = _find_base(sentence, match.start() - start)
        if base is None or not {"for", "against", "abstain"} <= set(sides):
            continue
        if sum(sides.values()) != base:
            span = subject.span_between(match.start(), match.end())
            yield Hit(span, {"sum": sum(sides.values()), "base": base})


def _read_sides(sentence: str, start: int) -> dict[str, int]:
    """The figures after the word for approval, up to the next vote of the same line."""
    stop = sentence.find("찬성", start + 2)
    part = sentence[start : stop if stop >= 0 else len(sentence)]
    return {side: int(m[1]) for side, find in _SIDES.items() if (m := find.search(part))}


def _find_base(sentence: str, stop: int) -> int | None:
    """The number of those there, as printed before the vote."""
    found = _BASE.findall(sentence[:stop])
    return int(found[-1]) if found else None


@rule(
    "MIN307",
    Severity.ERROR,
    "표가 {sum}표로 출석 {present}명보다 많습니다",
    "{sum} votes by {present} present",
)
def votes_exceed_present(subject: Subject) -> Iterator[Hit]:
    present = count_present(subject)
    for outcome in subject.doc.outcomes:
        if outcome.votes is None or present is None:
            continue
        if count_votes(outcome.votes) > present and not _is_in_shares(subject, outcome):
            values: dict[str, object] = {"sum": count_votes(outcome.votes), "present": present}
            yield Hit(_span_of(subject, outcome), values)


def _is_in_shares(subject: Subject, outcome: Outcome) -> bool:
    """`찬성 1,571,000주`: shareholders vote by shares, not by heads."""
    lines = range(outcome.line, outcome.line + _BELOW)
    return any(_SHARES.search(subject.line(line)) for line in lines)


def count_present(subject: Subject) -> int | None:
    """How many may vote: declared or listed, whichever is more; proxies vote too."""
    counts = subject.doc.counts
    here = [a for a in subject.doc.attendees if a.status in {"present", "proxy"}]
    listed = len(here)
    if any(person.name is None for person in here):
        return None
    if counts.present is None:
        return listed or None
    return max(counts.present + (counts.proxy or 0), listed)


def _span_of(subject: Subject, outcome: Outcome) -> Span:
    """The figures of the vote in the remark that declares it; its first line when elsewhere."""
    return _find_figures(subject, outcome) or subject.span_of(outcome.line, outcome.printed)


def _find_figures(subject: Subject, outcome: Outcome) -> Span | None:
    if outcome.votes is None or outcome.votes.for_ is None:
        return None
    last = next((r.end_line for r in subject.remarks if r.line == outcome.line), outcome.line)
    for line in range(max(1, outcome.line - _ABOVE), last + 1):
        match = _SIDES["for"].search(subject.line(line))
        if match and int(match[1]) == outcome.votes.for_:
            return Span(line, match.start() + 1, line, match.end() + 1)
    return None


@rule(
    "MIN308",
    Severity.ERROR,
    "찬성 {yes}, 반대 {no}인데 결과는 ‘{result}’입니다",
    "{yes} for and {no} against, yet recorded as {result}",
)
def outcome_against_vote(subject: Subject) -> Iterator[Hit]:
    for outcome in subject.doc.outcomes:
        votes = outcome.votes
        if votes is None or votes.for_ is None or votes.against is None:
            continue
        # The vote may have been on something else, an amendment say, further above.
        if _find_figures(subject, outcome) is None:
            continue
        # Some matters need two thirds: only what no rule of voting allows is told.
        passed = outcome.result in PASSED and votes.for_ <= votes.against
        rejected = outcome.result in REJECTED and votes.for_ * 3 >= 2 * _all_voters(subject, votes)
        if passed or rejected:
            values = {"yes": votes.for_, "no": votes.against, "result": outcome.result}
            yield Hit(_span_of(subject, outcome), values)


def _all_voters(subject: Subject, votes: Votes) -> int:
    return max(count_present(subject) or 0, count_votes(votes))


@rule(
    "MIN309",
    Severity.WARNING,
    "재적 {total}명 중 {present}명 출석은 과반수가 아닌데 의결하였습니다",
    "{present} of {total} is no majority, yet decisions are recorded",
)
def quorum_not_met(subject: Subject) -> Iterator[Hit]:
    counts = subject.doc.counts
    decided = [o for o in subject.doc.outcomes if o.result in PASSED | REJECTED]
    there = count_present(subject)
    if counts.total is None or counts.present is None or there is None or not decided:
        return
    if there * 2 <= counts.total:
        yield Hit(_span_of(subject, decided[0]), {"total": counts.total, "present": there})


RULES = (
    votes_do_not_add_up,
    votes_exceed_present,
    outcome_against_vote,
    quorum_not_met,
)
