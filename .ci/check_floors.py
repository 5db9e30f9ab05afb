#!/usr/bin/env python3
"""Score `minutes parse` on the corpus and hold the means against the floors of floors.json.

A floor belongs to a group of documents and an area. Every mean must reach its floor.
`--raise` lifts each floor to the present mean, rounded down to three decimals; none is lowered.
Without a corpus beside the project there is nothing to check, and that is said.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parent.parent / "shared"
TOLERANCE = 1e-9

Marks = dict[str, dict[str, float]]  # document -> area -> mark
Means = dict[str, dict[str, float]]  # group -> area -> mean


class Row(NamedTuple):
    group: str
    area: str
    floor: float
    score: float | None

    @property
    def holds(self) -> bool:
        return self.score is not None and self.score >= self.floor - TOLERANCE


def score_corpus(minutes: str, result: Path) -> None:
    """Run the scorer over the text corpus; it writes its marks to `result`."""
    text = SHARED / "corpus" / "text"
    command = [sys.executable, str(SHARED / "score" / "score.py"), str(text / "gold"), str(text)]
    subprocess.run(
        [*command, "--cmd", f"{minutes} parse {{file}} --to json", "--json", str(result)],
        check=True,
    )


def read_marks(result: Path) -> Marks:
    marks: Marks = json.loads(result.read_text("utf-8"))["documents"]
    return marks


def average_by_group(marks: Marks, groups: dict[str, list[str]]) -> Means:
    """The mean of each area over the documents of a group that have it."""
    return {name: _average(_select(marks, patterns)) for name, patterns in groups.items()}


def _select(marks: Marks, patterns: list[str]) -> list[dict[str, float]]:
    return [
        areas
        for document, areas in marks.items()
        if any(fnmatchcase(document, pattern) for pattern in patterns)
    ]


def _average(documents: list[dict[str, float]]) -> dict[str, float]:
    found: dict[str, list[float]] = defaultdict(list)
    for areas in documents:
        for area, mark in areas.items():
            found[area].append(mark)
    return {area: math.fsum(values) / len(values) for area, values in found.items()}


def compare(means: Means, floors: Means) -> Iterator[Row]:
    """One row for each area that has a mean or a floor; an area with a floor and no mean fails."""
    for group, areas in means.items():
        wanted = floors.get(group, {})
        for area in dict.fromkeys([*areas, *wanted]):
            yield Row(group, area, wanted.get(area, 0.0), areas.get(area))


def lift(means: Means, floors: Means) -> Means:
    """The floors after `--raise`."""
    return {
        group: {
            row.area: max(row.floor, _round_down(row.score))
            for row in compare({group: means[group]}, floors)
        }
        for group in means
    }


def _round_down(mean: float | None) -> float:
    # Without the tolerance a mean of 0.9 stored as 0.8999… would lose a step.
    return 0.0 if mean is None else math.floor((mean + TOLERANCE) * 1000) / 1000


def print_table(rows: list[Row]) -> None:
    group = ""
    for row in rows:
        if row.group != group:
            group = row.group
            print(f"\n{group}\n  {'area':14}{'floor':>8}{'score':>9}")
        score = "none" if row.score is None else f"{row.score:.4f}"
        print(f"  {row.area:14}{row.floor:8.3f}{score:>9}{'' if row.holds else '  BELOW'}")


def main() -> int:
    options = _read_options()
    if not (SHARED / "corpus").is_dir():
        print("no corpus beside the project: floors not checked")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        result = options.score or Path(folder) / "score.json"
        if options.score is None:
            score_corpus(options.minutes, result)
        marks = read_marks(result)
    book: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    means = average_by_group(marks, book["groups"])
    if options.lift:
        book["floors"] = lift(means, book["floors"])
        FLOORS.write_text(json.dumps(book, indent=2, ensure_ascii=False) + "\n", "utf-8")
    rows = list(compare(means, book["floors"]))
    print_table(rows)
    below = sum(not row.holds for row in rows)
    print(f"\n{len(rows) - below} areas hold, {below} below their floor")
    return 1 if below else 0


def _read_options() -> argparse.Namespace:
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    cli.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    cli.add_argument("--score", type=Path, help="use this output of score.py --json")
    cli.add_argument(
        "--minutes",
        default=str(Path(sys.executable).parent / "minutes"),
        help="the command to score; default: the one beside this interpreter",
    )
    return cli.parse_args()


if __name__ == "__main__":
    sys.exit(main())
