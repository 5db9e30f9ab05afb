"""Read many damaged variants of one document, in a process of its own: `damage.py FORMAT COUNT`.

Each variant is made from its number, so one that fails can be made again. A variant is read or
refused with one line; anything else, ten seconds or a gigabyte ends the run with its number.
"""

from __future__ import annotations

import random
import resource
import signal
import sys

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import read_bytes
from tests.office_files import WRITERS
from tests.office_files.content import Cell, Content, Table, table

MOST_SECONDS = 10
MOST_BYTES = 1 << 30
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


def make_variant(data: bytes, number: int) -> bytes:
    """Flip bits, cut, blank or swap pieces, by a number."""
    dice = random.Random(number)
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8))):
        at = dice.randrange(len(broken))
        match number % 6:
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


def read_variants(kind: str, count: int) -> tuple[int, int]:
    """How many variants were read and how many refused."""
    data = WRITERS[kind](CONTENT)
    read = 0
    for number in range(count):
        signal.alarm(MOST_SECONDS)
        try:
            read += _read_or_refuse(make_variant(data, number), f"{number}.{kind}")
        except BaseException:
            print(f"{kind} variant {number}", file=sys.stderr)
            raise
    signal.alarm(0)
    return read, count - read


def _read_or_refuse(data: bytes, name: str) -> bool:
    try:
        text = read_bytes(data, name).text
    except UnreadableFileError as error:
        if not error.reason or "\n" in error.reason:
            raise AssertionError(error.reason) from None
        return False
    text.encode()
    assert "\0" not in text
    return True


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_BYTES, 2 * MOST_BYTES))
    print(*read_variants(sys.argv[1], int(sys.argv[2])))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    sys.exit(f"{peak} bytes" if peak > MOST_BYTES else 0)
