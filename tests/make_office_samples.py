"""Write samples/NAME.docx, .hwp, .hwpx, .html and .pdf from samples/NAME.txt.

Run from the project's root after a change to one of these text samples:

    python -m tests.make_office_samples
"""

from __future__ import annotations

from pathlib import Path

from minutes_parser import Minutes
from tests.office_files import WRITERS
from tests.office_files.content import read_content

NAMES = ("committee-colon",)
SAMPLES = Path(__file__).resolve().parent.parent / "samples"


def make_samples(path: Path) -> dict[str, bytes]:
    """A text sample in every office format."""
    content = read_content(path.read_text("utf-8"))
    return {kind: write(content) for kind, write in WRITERS.items()}


def find_differences(one: Minutes, other: Minutes) -> list[str]:
    """What two documents say differently, leaving aside lines and blanks."""
    differences = []
    for name in ("title", "header", "attendees", "counts", "agenda", "outcomes", "actions"):
        if _squeeze(getattr(one, name)) != _squeeze(getattr(other, name)):
            differences.append(f"{name}: {getattr(one, name)!r} != {getattr(other, name)!r}")
    turns = [[(r.speaker.label, r.text) for r in doc.remarks] for doc in (one, other)]
    if _squeeze(turns[0]) != _squeeze(turns[1]):
        differences.append("remarks")
    return differences


def _squeeze(value: object) -> object:
    """A value without line numbers and blanks."""
    if hasattr(value, "model_dump"):
        return _squeeze(value.model_dump())
    if isinstance(value, dict):
        return {k: _squeeze(v) for k, v in value.items() if k not in {"line", "end_line"}}
    if isinstance(value, list | tuple):
        return [_squeeze(item) for item in value]
    return "".join(value.split()) if isinstance(value, str) else value


if __name__ == "__main__":
    for name in NAMES:
        for kind, data in make_samples(SAMPLES / f"{name}.txt").items():
            (SAMPLES / f"{name}.{kind}").write_bytes(data)
            print(f"samples/{name}.{kind}")
