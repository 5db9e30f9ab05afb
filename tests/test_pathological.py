"""Hostile texts: time grows with the length of the text, never with its square.

Each shape is read at growing sizes. Four times the text may take four times as long; eight is where
something worse than a straight line begins.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest

from minutes_parser import Minutes, parse, to_json, to_markdown

HEAD = "제3차 도서관운영위원회 회의록\n일시: 2023. 5. 9.(화) 14:00~15:10\n장소: 별빛도서관\n"
SPEAKER = "○위원장 한보람  의석을 정돈하여 주시기 바랍니다.\n"
SPEECH = HEAD + SPEAKER
GROWTH = 8
TIMES = 4
ATTEMPTS = 5
# Seconds of the processor. Below this nothing can be told.
NOISE = 0.02
LETTERS = "가나다라마바사아자차카타파하"

Shape = Callable[[int], str]


def _repeat(unit: str, head: str = SPEECH, tail: str = "\n") -> Shape:
    return lambda size: head + unit * (size // len(unit)) + tail


def _number(line: str, head: str) -> Shape:
    """Lines with their number in them, so that no two are alike."""
    return lambda size: head + "".join(line.format(n) for n in range(size // len(line)))


def _name(head: str, between: str) -> Shape:
    def write(size: int) -> str:
        names = (f"김{LETTERS[n % 14]}{LETTERS[n // 14 % 14]}" for n in range(size // 4))
        return head + between.join(names) + "\n" + SPEAKER

    return write


AGENDA = HEAD + "상정된 안건\n"
PEOPLE = HEAD + "출석 위원: "
OWN = "<!-- minutes-parser 1.0 -->\n\n## 회의 내용\n\n"
ONE_LINE = HEAD + "○위원장 한보람  "
ROSTER = HEAD + "| 직책 | 성명 | 서명 |\n| --- | --- | --- |\n"
SPOKEN = HEAD + "| 발언자 | 발언내용 |\n| --- | --- |\n"
SHAPES: dict[str, Shape] = {
    "speaker lines": _repeat(SPEAKER, HEAD),
    "speakers that differ": _number("○위원 김{0}  발언 {0} 입니다.\n", HEAD),
    "bracketed labels": _repeat("〈위원장〉\n- 의견이 있음.\n", HEAD),
    "labels with colons": _repeat("위원장 : 네.\n화학: 네.\n", HEAD),
    "labels alone": _repeat("○위원장 한보람\n", HEAD),
    "remarks in one line": _repeat("*위원장 의견을 나눔. ", HEAD),
    "colons in one line": _repeat("회장: 좋음. 총무: 네. ", HEAD),
    "fields in one line": _repeat("장소: 회의실 참석: 김가람 ", "일시: 2023. 5. 9. "),
    "items in one line": _repeat("1. 안 2. 건 ", "일시: 2023. 5. 9. 장소: 회의실 안건: "),
    "arrows in one line": _repeat("*위원 말함 → 원안 가결 ", HEAD),
    "nested bullets": lambda size: SPEECH + "".join(
        f"{' ' * (n % 40)}- 항목 {n}\n" for n in range(size // 30)
    ),
    "bullets of growing depth": lambda size: SPEECH + "".join(
        "-" * n + " 가\n" for n in range(int((2 * size) ** 0.5))
    ),
    "one very long line": _repeat("회의를 시작하겠습니다. ", ONE_LINE),
    "one very long word": _repeat("가나다라", ONE_LINE),
    "one long line without a head": _repeat("일시: 2023. 5. 9. 장소: 회의실 ", ""),
    "blank lines": _repeat("\n"),
    "blank lines before": lambda size: "\n" * size + SPEECH,
    "lines of blanks": _repeat("          \n"),
    "stage lines": _repeat("(10시02분 개의)\n(10시03분 산회)\n"),
    "recesses": _repeat("(10시02분 회의중지)\n말\n(10시03분 계속개의)\n"),
    "agenda items": _number("{0}. 예산안 {0}의 건\n", AGENDA),
    "agenda items that begin alike": _number("{0}. 물맑은시 조례 일부개정조례안 {0}\n", AGENDA),
    "agenda items found again": lambda size: (
        "".join([AGENDA, *(f"{n}. 조례안 {n}\n" for n in range(size // 40))])
        + SPEAKER
        + "".join(f"{n}. 조례안 {n}\n의사일정 제{n}항을 상정합니다.\n" for n in range(size // 40))
    ),
    "agenda items decided": lambda size: (
        "".join([AGENDA, *(f"{n}. 조례안 {n}\n" for n in range(size // 60))])
        + "".join(
            f"{SPEAKER}의사일정 제{n}항은 가결되었음을 선포합니다.\n" for n in range(size // 60)
        )
    ),
    "agenda rows that wrap": _repeat("이어지는 제목\n", AGENDA + "1. 첫째 안건\n"),
    "agenda lists": _repeat("상정된 안건\n1. 예산안\n", HEAD),
    "attendance names": _name(PEOPLE, ", "),
    "attendance in columns": _name(PEOPLE + "\n", "  "),
    "attendance line by line": _name(PEOPLE + "\n", "\n"),
    "attendance without blanks": _repeat("김보람", PEOPLE),
    "attendance letter by letter": _repeat("김\n보\n람\n", PEOPLE + "\n"),
    "attendance lists": _repeat("출석위원: 한보람\n", HEAD),
    "fields": _repeat("일시: 2023. 5. 9.\n", ""),
    "labels spelt down": _repeat("일\n", ""),
    "labels torn apart": _repeat("1. 일\n", ""),
    "signatures": _repeat("의장 한보람 (인)\n", SPEECH + "(12시 산회)\n"),
    "page numbers": lambda size: SPEECH + "".join(f"말\n- {n} -\n" for n in range(size // 10)),
    "running heads": lambda size: SPEECH + "".join(
        f"예산은 제429회-외교통일위원회 {n}\n" for n in range(size // 25)
    ),
    "running heads that differ": _number("{0} 제{0}회-외교통일위원회\n", SPEECH),
    "form feeds": _repeat("말\f\n"),
    "table rows": _repeat("1\t예산안\t가결\n", HEAD + "연번\t안건명\t결과\n"),
    "tables": _repeat("연번\t안건명\t결과\n1\t예산안\t가결\n\n", HEAD),
    "pipe rows": _repeat("| 가 | 나 |\n", HEAD),
    "cues": _repeat("00:00:01.000 --> 00:00:02.000\n<v 위원장>네.\n\n", "WEBVTT\n\n"),
    "names and times": _repeat("참석자 1 00:47\n네.\n", HEAD),
    "clocked lines": _repeat("19:05 예산안 가결\n", HEAD),
    "things to do": _repeat("- 문가온: 안내문 고치기 (~5/9)\n", HEAD + "# 할 일\n"),
    "headings": _repeat("## 가\n나\n", HEAD),
    "setext headings": _repeat("제목\n----\n", HEAD),
    "votes": _repeat("찬성 8명, 반대 1명 ", ONE_LINE),
    "results": _repeat("가결되었음을 선포합니다. ", ONE_LINE),
    "arrows": _repeat("→ ", ONE_LINE),
    "items named": _repeat("제1항 ", ONE_LINE),
    "ranges of items": _repeat("제1항부터 제999항까지 상정합니다. ", ONE_LINE),
    "closings in words": _repeat("회의를 ", ONE_LINE),
    "quorums": _repeat("재적위원 ", ONE_LINE),
    "single letters": _repeat("가\n"),
    "single letters in the head": _repeat("가\n", HEAD),
    "spread letters": _repeat("가 나 다 "),
    "spread letters in the head": _repeat("가 나 다 ", HEAD),
    "spread letters in a list": _repeat("가 나 다 ", PEOPLE),
    "deep quotes": lambda size: SPEECH + "# 가\n" + ">" * size + " 인용\n",
    "quotes with blanks": lambda size: SPEECH + "# 가\n" + "> " * (size // 2) + "인용\n",
    "NUL bytes": _repeat("\x00"),
    "lone surrogates": _repeat("\ud800가"),
    "line separators": _repeat("가\u2028"),
    "combining marks": _repeat("\u0301"),
    "Hanja": _repeat("○委員長 朴炳浩  議席을 整頓하여 주시기 바랍니다.\n", "會議錄\n"),
    "Hanja numerals": _repeat("十一百", HEAD + "日時 "),
    "dates": _repeat("2023. 5. 9. ", HEAD.replace("\n", "", 1) + "일시: "),
    "comments": _repeat("<!-- ", "# 가\n# 나\n"),
    "open tags": _repeat("<br ", "# 가\n# 나\n"),
    "rows of a form": _repeat("| 일시 | 2023. 5. 9. | 장소 | 회의실 |\n", ""),
    "rows of a roster": _repeat("| 위원 | 김가온 | 출석 |\n", ROSTER),
    "names in a cell": _repeat("김가온, ", ROSTER + "| 위원 | "),
    "names in a cell with brackets": _repeat("(가, ", ROSTER + "| 위원 | "),
    "spoken rows": _repeat("| 위원장 | 네. |\n", SPOKEN),
    "spoken rows of nobody": _repeat("| | 네. |\n", SPOKEN),
    "rows of a table of tasks": _repeat(
        "| 안내문 | 문가온 | 5/9 |\n", HEAD + "| 할 일 | 담당 | 기한 |\n"
    ),
    "letters spelt": _repeat("위 원 한 보 람\n", PEOPLE + "\n"),
    "torn numbers": _repeat("1.\n일\n", ""),
    "values under other labels": _repeat("일시\n장소\n2023. 5. 9.\n", ""),
    "bills": _number("의안 제{0}호 예산안\n", SPEECH),
    "bills in brackets": _repeat("【제1호 안건", SPEECH),
    "bills set off": _repeat("□ [의안번호 1] 예산안\n", SPEECH),
    "decisions": _repeat("⇒ 안건1 : 승인함\n", SPEECH + "# 가\n"),
    "decisions by title": _number("- 정관 {0} 변경의 건 : 보류\n", HEAD + "□ 결정 사항\n"),
    "meetings by date": lambda size: "".join(
        f"# 2023-{n % 12 + 1:02}-{n % 28 + 1:02}\n- 가\n- 나\n" for n in range(size // 20)
    ),
    "meetings between rules": _repeat("----23.10.26----\n가\n나\n", ""),
    "dates in brackets": _repeat("[5/9] 주간 회의\n가\n나\n", ""),
    "sections of notes": _repeat(
        "## 할 일\n- 문가온: 안내문 -> 5/9\n## 논의\n- 가\n", "# 주간 회의\n"
    ),
    "tasks with arrows": _repeat("-> ", HEAD + "# 할 일\n- 문가온 "),
    "tasks with handles": _repeat("@gaon ", HEAD + "# 할 일\n- "),
    "numbered headings between labels": _number("{0}. 회의공개\n○위원장 한보람\n네.\n", HEAD),
    "lines of stamps": _repeat("[00:12:31] 김민지 PM: 네.\n", ""),
    "stamps in one line": _repeat("(00:12) ", "김민지 "),
    "gestures": _repeat("(웃음)", ONE_LINE),
    "gestures left open": _repeat("(웃음 ", ONE_LINE),
    "posts": _repeat("작성자 관리자\n조회수 1\n", ""),
    "brackets left open behind a date": _repeat("(", "# 2023-05-09 "),
    "brackets behind a date": _repeat("(가) ", "# 2023-05-09 "),
    "stand-ups": _repeat("김가온\n- 한 일\n", "# 데일리 5/9\n"),
    "narrative": _repeat("의장이 가부를 물은바 원안대로 가결하다.\n", HEAD + "회의록\n"),
    "signers in one row": _repeat("의장 한보람 (인) ", SPEECH + "(12시 산회)\n"),
    "signers without a formula": _repeat("이사 강 지 우\n", SPEECH + "위와 같이 서명 날인함\n"),
    "certificates": _repeat("감사추적인증서\n", SPEECH),
    "contents": _repeat("예산안\n1\n", "목차\n"),
    "tallies": _repeat("재적 9명 출석 8명 ", HEAD + "성원: "),
    "lines a page broke": _repeat(
        "예산안을 심사하는 과정에서 여러 위원께서 말씀하신 바와 같이 다음 해의 사업은\n", SPEECH
    ),
    "own Markdown": _repeat("**위원장**  네.\n\n", OWN),
}  # fmt: skip
RUNS = [
    "(", "((", "(가", "[", "〈", "<", "「", "{", ")", "]", "()", "[]", ".", "…", "·", "-", "–",
    "_", "=", "*", "**", "**가", "'''", "`", "~", "|", "| ", ":", "：", " ", "\t", "\u3000",
    " \u3000", "0", "1 ", "1.", "1/", "0:0", "○", "○ ", "○○○ ", "ㅇ ", "o ", "Ⅰ", "①", "#", "# ",
    ">", ",", ", ", "、", "/", "\\", "가 ", "가  ", "위원 ", "위원장", "위원회 ", "의회",
    "제1회 ", "第1回", "회 ", "결과 ", "할 일 ", "담당 ", "안건 1 ", "원안대로 ", "1시 ", "중 ",
    "명 ", "->", "<v ", "a",
]  # fmt: skip


# Blanks inside a line: what looks for blanks on both sides of something may try every pair.
GAPS = {
    "the title": "제3차{0}회의록\n",
    "a line of the head": HEAD + "제3차{0}정기회\n",
    "a bracket in the head": HEAD + "({0}임시회\n",
    "a date": HEAD.replace("\n", "", 1) + "일시: 2023{0}5월\n",
    "a place": HEAD + "장소: 별빛{0}도서관\n",
    "an attendance list": PEOPLE + "한보람{0}문가온\n",
    "an attendance list in columns": PEOPLE + "\n위원장{0}한보람\n",
    "an agenda item": AGENDA + "1. 예산안{0}심사의 건\n",
    "a signature": SPEECH + "(12시 산회)\n의장{0}한보람 (인)\n",
    "a thing to do": HEAD + "# 할 일\n- 안내문{0}(고치기\n",
    "a remark": ONE_LINE + "가결되었음을{0}선포합니다.\n",
    "a label": HEAD + "○위원장{0}한보람\n",
    "a heading": SPEECH + "□ 안건 1{0}예산안\n",
    "a stage line": SPEECH + "({0}개의\n",
    "a stage line in square brackets": SPEECH + "[{0}개의\n",
    "a label in brackets": SPEECH + "〈{0}위원장\n",
    "a label in parentheses": HEAD + "({0}A위원 네.\n",
    "a table row": HEAD + "연번\t안건명\t결과\n1\t예산안{0}나\t가결\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length(shape: str) -> None:
    _assert_linear(SHAPES[shape], 4_000)


@pytest.mark.parametrize("run", RUNS)
def test_a_run_takes_no_longer_than_its_length_in_speech_head_and_list(run: str) -> None:
    for head in (ONE_LINE, HEAD, PEOPLE, AGENDA + "1. ", "", "# 할 일\n- "):
        _assert_linear(_repeat(run, head, "끝\n"), 3_000)


@pytest.mark.parametrize("blank", [" ", "\u3000"], ids=["blank", "wide blank"])
@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_takes_no_longer_than_its_length(gap: str, blank: str) -> None:
    _assert_linear(lambda size: GAPS[gap].format(blank * size), 1_600)


def test_twenty_thousand_speakers_take_four_times_as_long_as_five_thousand() -> None:
    _assert_linear(SHAPES["speaker lines"], 20_000 * len(SPEAKER))


def _assert_linear(shape: Shape, size: int) -> None:
    """Grow the text up to `size` letters until the time can be told; compare with a quarter."""
    steps = [size // TIMES**n for n in range(4, -1, -1)]
    for quarter, whole in pairwise(steps):
        if _time(shape(whole)) >= NOISE:
            small, large = shape(quarter), shape(whole)
            _assert_growth(partial(parse, small), partial(parse, large))


def _assert_growth(small: Callable[[], object], large: Callable[[], object]) -> None:
    """A busy machine only ever adds, and never to every pair of runs: a square shows in all."""
    ratios = []
    for _ in range(ATTEMPTS):
        ratios.append(_clock(large) / max(_clock(small), NOISE / TIMES))
        if ratios[-1] < GROWTH:
            return
    pytest.fail(f"{TIMES} times the text took {min(ratios):.1f} times as long or longer")


def _time(text: str) -> float:
    return _clock(lambda: parse(text))


def _clock(action: Callable[[], object]) -> float:
    began = time.process_time()
    action()
    return time.process_time() - began


@pytest.mark.parametrize("write", [to_json, to_markdown])
@pytest.mark.parametrize("shape", ["speaker lines", "agenda items", "stage lines", "table rows"])
def test_writing_takes_no_longer_than_the_length(
    shape: str, write: Callable[[Minutes], str]
) -> None:
    small, large = (parse(SHAPES[shape](size)) for size in (6_000, 6_000 * TIMES))
    _assert_growth(partial(write, small), partial(write, large))


def test_a_long_number_in_a_note_of_widths_takes_no_time() -> None:
    note = f"<!-- 표 {'0' * 22}x -->\n| 가 |\n| --- |\n"
    assert _time(OWN + note) < 5 * NOISE


@pytest.mark.parametrize("widths", ["0" * 40 + "x", "0" * 5_000, "1 " * 2_000 + "x"])
def test_widths_of_a_table_in_our_markdown_are_read_at_once(widths: str) -> None:
    text = f"<!-- minutes-parser 1.0 -->\n\n## 회의 내용\n\n‹!-- 표 {widths} -->\n"
    for opening in ("‹!--", "<!--"):
        assert _time(text.replace("‹!--", opening)) < 1
