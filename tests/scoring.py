"""How much of what a careful reader sees in the benchmark documents the parser finds.

Every area is scored 0..1 a document and averaged over the documents whose facts have it: `title
organization date start end place` are right or wrong; the others are F1 over their entries.

    python -m tests.scoring             the table by area and by family
    python -m tests.scoring --markdown  the same as Markdown
    python -m tests.scoring --raise     lift the floors to the present means; none is lowered
"""

from __future__ import annotations

import argparse
import difflib
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from minutes_parser import parse_file, to_json

DOCUMENTS = Path(__file__).resolve().parent / "benchmark_documents"
FLOORS = DOCUMENTS / "floors.json"
AREAS = (
    "title organization date start end place attendees names agenda turns speakers events outcomes "
    "actions kind kept"
).split()
FAMILIES = {
    "bo": "board", "c": "committee", "cm": "community", "co": "council", "hj": "hanja",
    "na": "assembly", "no": "notes", "nu": "numbered", "rs": "results", "tr": "transcript",
    "un": "university", "xx": "no minutes",
}  # fmt: skip
ALL = "all"
STAGES = {"open", "recess", "resume", "close"}
STARTS = 8  # letters of a speech that a turn is known by
WHAT = 20  # letters that an action is known by
WORDS = 3  # letters in a row that must reach the output
KEPT = 0.9
TOLERANCE = 1e-9

Facts = dict[str, Any]
Marks = dict[str, float]
Means = dict[str, dict[str, float]]

_NO_LETTER = re.compile(r"[\W_]+")
_NO_WORD = re.compile(r"[^\uac00-\ud7a3\u4e00-\u9fff0-9]")


# -- measures -------------------------------------------------------------------------------------


def letters(value: object) -> str:
    """Letters and digits alone, compatibility forms unified."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", str(value or ""))).lower()


def f1(hits: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall; nothing found where nothing stands is right."""
    return 2 * hits / (found + wanted) if found or wanted else 1.0


def match_bags(found: Iterable[Hashable], wanted: Iterable[Hashable]) -> float:
    """F1 over entries whose order says nothing."""
    left, right = Counter(found), Counter(wanted)
    return f1((left & right).total(), left.total(), right.total())


def match_rows(found: Sequence[Hashable], wanted: Sequence[Hashable]) -> float:
    """F1 over entries in their order."""
    matcher = difflib.SequenceMatcher(None, found, wanted, autojunk=False)
    hits = sum(block.size for block in matcher.get_matching_blocks())
    return f1(hits, len(found), len(wanted))


# -- areas ----------------------------------------------------------------------------------------


def score(document: Facts, facts: Facts, source: str) -> Marks:
    """The marks of one document: the areas that its facts or the parser's reading have."""
    marks: Marks = {}
    if not facts.get("borderline"):
        marks["kind"] = float((document["layout"] is not None) is facts["is_minutes"])
    if facts["is_minutes"] and "turns_total" not in facts:
        marks |= _score_head(document, facts)
        marks |= _score_people(document, facts)
        marks |= _score_agenda(document, facts)
        marks |= _score_turns(document, facts)
        marks |= _score_decisions(document, facts)
        marks["kept"] = share_of_lines_kept(document, source)
    return marks


def _score_head(document: Facts, facts: Facts) -> Marks:
    marks: Marks = {}
    found = {**document["header"], "title": document["title"]}
    for area in ("title", "organization", "date", "start", "end", "place"):
        key = "body" if area == "organization" else area
        if facts.get(key) or found[area]:
            allowed = {letters(value) for value in [facts.get(key), *facts.get(f"{key}_also", [])]}
            marks[area] = float(letters(found[area]) in allowed)
    return marks


def _score_people(document: Facts, facts: Facts) -> Marks:
    found, wanted = document["attendees"], facts.get("attendees") or []
    if not found and not wanted:
        return {}
    left = list(found)
    hits = 0
    for person in wanted:
        same = next((other for other in left if _is_same_person(person, other)), None)
        if same is not None:
            left.remove(same)
            hits += 1
    names = ([letters(p["name"]) for p in people if p["name"]] for people in (found, wanted))
    return {"attendees": f1(hits, len(found), len(wanted)), "names": match_bags(*names)}


def _is_same_person(person: Facts, other: Facts) -> bool:
    role = letters(other["role"])
    return (
        letters(person["name"]) == letters(other["name"])
        and person["status"] == other["status"]
        and letters(person["role"]) in {role, letters(other["organization"]) + role}
    )


def _score_agenda(document: Facts, facts: Facts) -> Marks:
    """The wider reading counts as well, and items that may stand or not are put aside."""
    found = [letters(title) for title in _titles(document["agenda"])]
    sure, *wider = ([letters(title) for title in titles] for titles in _readings(facts, "agenda"))
    if not found and not sure:
        return {}
    optional = {letters(title) for title in facts.get("agenda_maybe") or []}
    marks = [match_rows(found, titles) for titles in (sure, *wider)]
    return {"agenda": max(*marks, match_rows([f for f in found if f not in optional], sure))}


def _titles(items: list[Facts]) -> Iterator[str]:
    for item in items:
        yield item["title"]
        yield from _titles(item["children"])


def _readings(facts: Facts, key: str) -> list[list[Any]]:
    sure, maybe = facts.get(key) or [], facts.get(f"{key}_maybe") or []
    return [sure, sure + maybe] if maybe else [sure]


def _score_turns(document: Facts, facts: Facts) -> Marks:
    remarks = [node for node in document["proceedings"] if node["type"] == "remark"]
    readings = _readings(facts, "turns")
    if not remarks and not readings[0]:
        return {}
    turns = [(_who(r["speaker"]), letters(r["text"])[:STARTS]) for r in remarks]
    speakers = [_role_and_name(r["speaker"]) for r in remarks]
    return max(
        (
            {
                "turns": match_rows(
                    turns, [(_who(t), letters(t["starts"])[:STARTS]) for t in told]
                ),
                "speakers": match_rows(speakers, [_role_and_name(t) for t in told]),
            }
            for told in readings
        ),
        key=lambda marks: (marks["turns"], marks["speakers"]),
    )


def _who(speaker: Facts) -> str:
    """A speaker, whichever of organisation, role and name was printed first."""
    return "".join(sorted("".join(_role_and_name(speaker))))


def _role_and_name(speaker: Facts) -> tuple[str, str]:
    role = letters(speaker.get("organization")) + letters(speaker.get("role"))
    return role, letters(speaker.get("name"))


def _score_decisions(document: Facts, facts: Facts) -> Marks:
    stages = [
        node
        for node in document["proceedings"]
        if node["type"] == "event" and node["kind"] in STAGES
    ]
    entries = {
        "events": (map(_event, stages), map(_event, facts.get("events") or [])),
        "outcomes": (
            (_outcome(o, o["votes"] or {}) for o in document["outcomes"]),
            (_outcome(o, o) for o in facts.get("outcomes") or []),
        ),
        "actions": (map(_action, document["actions"]), map(_action, facts.get("actions") or [])),
    }
    marks: Marks = {}
    for area, (found, wanted) in entries.items():
        rows, facts_of_area = list(found), list(wanted)
        if rows or facts_of_area:
            marks[area] = match_bags(rows, facts_of_area)
    return marks


def _event(node: Facts) -> Hashable:
    return node["kind"], node.get("time")


def _outcome(outcome: Facts, votes: Facts) -> Hashable:
    figures = (votes.get(side) for side in ("for", "against", "abstain"))
    return letters(outcome["result"]), *figures


def _action(action: Facts) -> str:
    return letters(action["what"])[:WHAT]


def share_of_lines_kept(document: Facts, source: str) -> float:
    """The share of the lines whose Hangul, Hanja and digits reach the output."""
    texts = list(_strings(document))
    have = _grams("".join(texts)).union(*map(_grams, texts))
    parts = [grams for line in source.split("\n") if (grams := _grams(line))]
    kept = sum(len(grams & have) >= KEPT * len(grams) for grams in parts)
    return kept / len(parts) if parts else 1.0


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def _grams(text: str) -> set[str]:
    plain = _NO_WORD.sub("", unicodedata.normalize("NFC", text))
    return {plain[at : at + WORDS] for at in range(len(plain) - WORDS + 1)}


# -- all documents --------------------------------------------------------------------------------


@cache
def score_documents() -> dict[str, Marks]:
    """The marks of every benchmark document, by its id."""
    return {facts["id"]: score_document(facts) for facts in read_facts()}


def read_facts() -> list[Facts]:
    """What a careful reader wrote down, one record a document."""
    paths = sorted(path for path in DOCUMENTS.glob("*.json") if path != FLOORS)
    return [json.loads(path.read_text("utf-8")) for path in paths]


def score_document(facts: Facts) -> Marks:
    """The marks of the document that a record of facts is about."""
    path = DOCUMENTS / facts["file"]
    document = json.loads(to_json(parse_file(path)))
    return score(document, facts, path.read_bytes().decode("utf-8-sig"))


def average(marks: dict[str, Marks]) -> Means:
    """The mean of each area, over all documents and by family."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for document, areas in marks.items():
        family = FAMILIES[document.rstrip("0123456789")]
        for area, mark in areas.items():
            found[ALL][area].append(mark)
            found[family][area].append(mark)
    return {
        group: {area: math.fsum(areas[area]) / len(areas[area]) for area in AREAS if area in areas}
        for group, areas in found.items()
    }


# -- floors ---------------------------------------------------------------------------------------


def read_floors() -> dict[str, float]:
    """The mean that each area must reach."""
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return floors


def lift(means: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors after `--raise`: means rounded down to two decimals, none below its floor."""
    return {
        area: max(floors.get(area, 0.0), round_down(means.get(area, 0.0)))
        for area in AREAS
        if area in means or area in floors
    }


def round_down(mean: float) -> float:
    """Two decimals. Without the tolerance 0.9 stored as 0.8999… would lose a step."""
    return math.floor((mean + TOLERANCE) * 100) / 100


def list_below(means: dict[str, float], floors: dict[str, float]) -> list[str]:
    """The areas whose mean does not reach its floor, with both."""
    return [
        f"{area}: {means.get(area, 0.0):.4f}, floor {floor}"
        for area, floor in floors.items()
        if means.get(area, 0.0) < floor - TOLERANCE
    ]


# -- the table ------------------------------------------------------------------------------------


def draw_table(means: Means, markdown: bool) -> str:
    """A row an area, a column a family."""
    groups = [ALL, *(name for name in FAMILIES.values() if name in means)]
    head = ["area", *groups]
    body = [[area, *(_cell(means[group].get(area)) for group in groups)] for area in AREAS]
    if markdown:
        lines = [head, ["---", *("---:" for _ in groups)], *body]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    widths = [max(len(row[n]) for row in (head, *body)) for n in range(len(head))]
    return "\n".join(_draw_line(line, widths) for line in (head, *body))


def _cell(mean: float | None) -> str:
    return "" if mean is None else f"{mean:.2f}"


def _draw_line(cells: list[str], widths: list[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"  {cell:>{width}}" for cell, width in rest)


def main() -> int:
    options = _read_options()
    means = average(score_documents())
    floors = read_floors()
    if options.lift:
        floors = lift(means[ALL], floors)
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    print(draw_table(means, options.markdown))
    below = list_below(means[ALL], floors)
    print(*below, sep="\n", end="\n" if below else "")
    return 1 if below else 0


def _read_options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    cli.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    return cli.parse_args()


if __name__ == "__main__":
    sys.exit(main())
