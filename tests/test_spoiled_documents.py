"""Documents whose lines were lost, cut, moved or mixed are read like any text: nothing raises."""

from __future__ import annotations

import random
import re
from itertools import islice

import pytest

from minutes_parser import parse
from tests.scoring import DOCUMENTS

SEEDS = range(12)
VARIANTS = 25  # of each seed
SPOILS = ("[ ]: ", "( ) ", "○", "※ : ", "\t|", "<v >", "→ ", "[00:00:01] ", "---", "** **", "@")
WORD = re.compile(r"[가-힣]{2,}")
TEXTS = [
    path.read_text("utf-8").split("\n")
    for path in sorted(DOCUMENTS.iterdir())
    if path.suffix in {".txt", ".md", ".vtt", ".srt"}
]


def _spoil(dice: random.Random) -> str:
    lines, others = list(dice.choice(TEXTS)), dice.choice(TEXTS)
    for _ in range(dice.randint(1, 8)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(others))
        way = dice.randrange(6)
        if way == 0 and len(lines) > 1:
            del lines[at]
        elif way == 1:
            lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
        elif way == 2:
            lines[at:at] = others[other : other + dice.randint(1, 15)]
        elif way == 3:
            lines[at] = lines[at].strip()
        elif way == 4:
            lines[at] = lines[at][:3] + dice.choice(SPOILS) + lines[at][3:]
        else:
            to = dice.randrange(len(lines))
            lines[at], lines[to] = lines[to], lines[at]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_spoiled_document_is_read(seed: int) -> None:
    dice = random.Random(seed)
    for text in islice(iter(lambda: _spoil(dice), ""), VARIANTS):
        assert parse(text).source.lines == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "## 안건\n\t|\n예산안",
        "│ 의안번호 │ 의안명 │ 찬성 │ 처리결과 │\n장소: 달빛구청\n│ │ 및 예산안 │ │ │",
        " - 기린아 위원: 청소년 도서를 늘려 주세요.\n"
        " - 나비야 위원장: 원안대로 의결하겠습니다. 이의 없으십니까?\n"
        " - [ ]: 두더지 과장: 안건 1을 설명드리겠습니다.",
    ],
    ids=["agenda of an empty cell", "row without a title above", "label of empty brackets"],
)
def test_rows_that_say_nothing_lose_nothing(text: str) -> None:
    written = parse(text).model_dump_json()
    assert [word for word in WORD.findall(text) if word not in written] == []
