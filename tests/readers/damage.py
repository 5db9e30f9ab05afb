"""Read many damaged variants of a file: `python -m tests.readers.damage [--count N] [WHAT ...]`.

WHAT is a format, which stands for an invented document, or a file; without any, all formats. Each
is read in a process of its own. A variant is made from its number, so one that fails can be made
again. It is read or refused with one line; anything else, ten seconds or a gigabyte ends the run
with its number. Every tenth variant that is read is parsed as well.
"""

from __future__ import annotations

import argparse
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from minutes_parser import parse
from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import read_bytes
from tests.office_files import WRITERS
from tests.office_files.content import Cell, Content, Table, table
from tests.readers.parts import Parts, pack_again, unpack

MOST_SECONDS = 10
MOST_BYTES = 1 << 30
WAYS = 6
PARSED = 10
CONTENT: Content = [
    "2024년 제2회 샘여울군 지방보조금심의위원회 회의록",
    "",
    table("일시 | 2024년 5월 21일(화) 10:00 | 장소 | 3층 회의실", "회의명 | 제2회 | 기록 | 함이삭"),
    Table(
        (
            (Cell(("참석자",), height=2), Cell(("위원장",)), Cell(("노은섭",))),
            (Cell(("위원",)), Cell(("경도윤",))),
            (Cell(("회의내용",)), Cell(("1. 개회", "2. 심의", "3. 의결", "4. 폐회"), width=2)),
        )
    ),
    *(f"○ 위원장 : 제{i}호 안건을 상정합니다. 설명해 주시기 바랍니다." for i in range(40)),
    "\f○ 경도윤 위원 : 질의하겠습니다.",
]
CUES = "".join(
    f"{i}\n00:00:{i:02},000 --> 00:00:{i + 1:02},000\n노은섭: 제{i}호 안건입니다.\n\n"
    for i in range(1, 50)
)
TRANSCRIPTS = {"srt": CUES, "vtt": "WEBVTT\n\n" + CUES.replace(",000", ".000")}
FORMATS = (*WRITERS, *TRANSCRIPTS)


class Outcome(NamedTuple):
    """How many variants were read and how many refused, the longest a variant took, the memory."""

    read: int
    refused: int
    seconds: float
    peak: int

    def __str__(self) -> str:
        slowest, peak = f"{self.seconds * 1000:.0f} ms", f"{self.peak / 1e6:.0f} MB"
        return f"{self.read:8} read {self.refused:8} refused   slowest {slowest:>8}   peak {peak}"


def make_document(kind: str) -> bytes:
    """The invented document in a format."""
    text = TRANSCRIPTS.get(kind)
    return WRITERS[kind](CONTENT) if text is None else text.encode()


def make_variant(data: bytes, number: int, parts: Parts | None = None) -> bytes:
    """A variant by its number: six of the file itself, then six of the parts packed in it."""
    dice = random.Random(number)
    if not parts or not number // WAYS % 2:
        return _damage(data, number % WAYS, dice)
    broken = dict(parts)
    name = dice.choice(sorted(parts))
    if number % WAYS == 4:
        other = dice.choice(sorted(parts))
        broken[name], broken[other] = broken[other], broken[name]
    else:
        broken[name] = _damage(broken[name], number % WAYS, dice)
    return pack_again(data, broken)


def _damage(data: bytes, way: int, dice: random.Random) -> bytes:
    """Flip bits, cut, blank, swap or overwrite pieces."""
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8)) if data else 0):
        at = dice.randrange(len(broken))
        match way:
            case 0 | 1:
                broken[at] ^= 1 << dice.randrange(8)
            case 2:
                del broken[max(at, 16) :]
                break
            case 3:
                size = min(dice.choice((16, 64, 512, 4096)), len(broken) - at)
                broken[at : at + size] = bytes(size)
            case 4:
                there, size = dice.randrange(len(broken)), dice.choice((4, 64, 512))
                broken[at : at + size], broken[there : there + size] = (
                    broken[there : there + size],
                    broken[at : at + size],
                )
            case _:
                broken[at : at + dice.choice((1, 4))] = dice.randbytes(dice.choice((1, 4, 40)))
    return bytes(broken)


def read_variants(data: bytes, count: int) -> Outcome:
    """Read so many variants of a document in this process."""
    parts = unpack(data)
    parse(read_bytes(data, "whole").text)
    read, slowest = 0, 0.0
    for number in range(count):
        variant = make_variant(data, number, parts)
        began = time.perf_counter()
        signal.alarm(MOST_SECONDS)
        try:
            read += _read_or_refuse(variant, number)
        except BaseException:
            print(f"variant {number}", file=sys.stderr)
            raise
        slowest = max(slowest, time.perf_counter() - began)
    signal.alarm(0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome(read, count - read, slowest, peak)


def _read_or_refuse(data: bytes, number: int) -> bool:
    try:
        text = read_bytes(data, str(number)).text
    except UnreadableFileError as error:
        if not error.reason or "\n" in error.reason:
            raise AssertionError(error.reason) from None
        return False
    text.encode()
    assert "\0" not in text
    if number % PARSED == 0:
        parse(text)
    return True


def run_apart(what: str, count: int) -> Outcome:
    """In a process of its own: a crash or a hang of a library must not take the caller with it."""
    command = [sys.executable, "-m", __spec__.name, "--alone", "--count", str(count), what]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60 + count, check=False)
    if done.returncode:
        raise AssertionError(f"{what}: {done.stderr[-2000:]}")
    read, refused, seconds, peak = done.stdout.split()
    return Outcome(int(read), int(refused), float(seconds), int(peak))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("what", nargs="*", default=FORMATS, help="formats or files")
    cli.add_argument("--count", type=int, default=3000, help="variants of each; default 3000")
    cli.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = cli.parse_args()
    if options.alone:
        resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_BYTES, 2 * MOST_BYTES))
        (what,) = options.what
        data = make_document(what) if what in FORMATS else Path(what).read_bytes()
        outcome = read_variants(data, options.count)
        print(*outcome)
        sys.exit(f"{outcome.peak} bytes" if outcome.peak > MOST_BYTES else 0)
    for what in options.what:
        print(f"{Path(what).name:24}{run_apart(what, options.count)}", flush=True)


if __name__ == "__main__":
    main()
