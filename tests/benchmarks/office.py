"""How fast office files are read: `python -m tests.benchmarks.office [--rounds N] [FILE ...]`.

Without files, all text samples as one document in each format: text and nothing else, packed
tightly, so that the megabytes of text count. A file as people save it is letter shapes, pictures
and a preview for the most part; its bounds are of the file. Reading is measured warm, in processor
time, and against parsing the text that comes of it.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from minutes_parser import parse
from minutes_parser.readers import SourceText, read_bytes
from tests.office_files import WRITERS
from tests.office_files.content import Content, read_content

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
# At least so much of a second: bytes of file in megabytes, pages where a format has pages.
BOUNDS = {"hwp": "20 MB", "docx": "10 MB", "pdf": "20 pages"}

T = TypeVar("T")


class Reading(NamedTuple):
    """One file: bytes of it and of its text, its pages or 0, seconds to read and to parse."""

    name: str
    format: str
    size: int
    text: int
    pages: int
    reading: float
    parsing: float

    def __str__(self) -> str:
        pages = f"{self.pages / self.reading:9.0f}" if self.pages else f"{'–':>9}"
        return (
            f"{self.name:32}{self.size / 1e3:9.0f} KB{self.reading * 1e3:10.2f} ms"
            f"{self.size / 1e6 / self.reading:9.1f}{self.text / 1e6 / self.reading:9.1f}{pages}"
            f"{self.reading / self.parsing:10.2f}"
        )


def measure(name: str, data: bytes, rounds: int) -> Reading:
    """Read a file and parse its text so often; the best of each counts."""
    source, reading = _find_best(lambda: read_bytes(data, name), rounds)
    _, parsing = _find_best(lambda: parse(source.text), min(rounds, 3))
    sizes = len(data), len(source.text.encode()), _count_pages(source, data)
    return Reading(name, source.format, *sizes, reading, parsing)


def _find_best(action: Callable[[], T], rounds: int) -> tuple[T, float]:
    best = float("inf")
    for _ in range(rounds + 1):
        began = time.process_time()
        result = action()
        best = min(best, time.process_time() - began)
    return result, best


def _count_pages(source: SourceText, data: bytes) -> int:
    if source.format != "pdf":
        return 0
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        return len(document)


def make_files() -> Iterator[tuple[str, bytes]]:
    """All samples, each beginning a page, as one document in every format."""
    content: Content = []
    for path in sorted(SAMPLES.glob("*.txt")):
        blocks = read_content(path.read_text("utf-8"))
        content += [f"\f{blocks[0]}" if isinstance(blocks[0], str) else "\f", *blocks[1:]]
    for kind, write in WRITERS.items():
        yield f"samples.{kind}", write(content)


def summarize(readings: list[Reading]) -> Iterator[str]:
    """A line a format: all its files together, and its bound."""
    formats: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        formats[reading.format].append(reading)
    for kind, group in sorted(formats.items()):
        seconds = sum(reading.reading for reading in group)
        speed = f"{sum(reading.size for reading in group) / 1e6 / seconds:.1f} MB a second"
        if pages := sum(reading.pages for reading in group):
            speed += f", {pages / seconds:.0f} pages a second"
        bound = f"; at least {BOUNDS[kind]}" if kind in BOUNDS else ""
        yield f"{kind:6}{len(group):3} files: {speed}{bound}"


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("files", nargs="*", type=Path, help="office files")
    cli.add_argument("--rounds", type=int, default=10, help="how often each is read; default 10")
    options = cli.parse_args()
    files = ((path.name, path.read_bytes()) for path in options.files)
    print(
        f"{'':32}{'size':>12}{'to read':>13}{'MB/s':>9}{'of text':>9}{'pages/s':>9}{'of parse':>10}"
    )
    readings = []
    for name, data in files if options.files else make_files():
        readings.append(measure(name, data, options.rounds))
        print(readings[-1], flush=True)
    if options.files:
        print(*summarize(readings), sep="\n")


if __name__ == "__main__":
    main()
