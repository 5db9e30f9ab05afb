"""The Markdown form of a document: what the writer and the reader of it agree on.

    <!-- minutes-parser 1.0 -->             the marker, always the first line
    # title
    ## 회의 개요                            a section, see SECTIONS; empty ones are left out
    ### heading                             in the record: a heading
    **위원장 김영배** `10:02`  speech       a remark; plain paragraphs after it carry it on
    *(의사봉 3타)*                          an event; `<!-- note 10:02 after 1 -->` behind it tells
                                            what its words do not
    <!-- 안건 2 -->                         from here on it is about the second agenda item
    <!-- 본문 -->                           the next paragraph belongs to no speaker
    <!-- 덧붙임 … -->                       the appendix: layout, speaker labels, furniture

Words of a document are escaped only where Markdown, or this form, would read them as a mark. A
line that ends in a backslash goes on; blanks at the edges of a text stand as `&#32;`; an empty
text stands as an empty comment, so that it differs from none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from minutes_parser.patterns import lazy

MARKER_START = "<!-- minutes-parser "
MARKER = f"{MARKER_START}1.0 -->"
APPENDIX_START = "<!-- 덧붙임"
APPENDIX_END = "-->"
EMPTY = "<!-- -->"

SECTIONS: dict[str, str] = {
    "header": "회의 개요",
    "attendees": "참석자",
    "agenda": "안건",
    "proceedings": "회의 내용",
    "outcomes": "의결 결과",
    "actions": "할 일",
    "signatures": "서명",
    "attachments": "붙임",
    "unparsed": "해석하지 못한 줄",
}

HEADER_COLUMNS = {"key": "구분", "text": "내용"}
HEADER_ROWS = {"organization": "회의체", "session": "회차", "when": "일시", "place": "장소"}
FIELD_COLUMNS = {"number": "번호", "label": "항목", "value": "적힌 대로"}
ATTENDEE_COLUMNS = {"name": "이름", "role": "직위", "organization": "소속", "status": "참석 여부"}
OUTCOME_COLUMNS = {"agenda_item": "안건", "result": "결과", "votes": "표결", "printed": "적힌 말"}
ACTION_COLUMNS = {"what": "할 일", "who": "담당", "due": "기한"}
SIGNATURE_COLUMNS = {"role": "직위", "name": "이름"}

STATUSES = {"present": "참석", "absent": "불참", "observer": "배석", "proxy": "위임"}
COUNTS = {
    "total": "재적", "present": "출석", "absent": "불참", "proxy": "위임", "observer": "배석"
}  # fmt: skip
VOTES = {"for_": "찬성", "against": "반대", "abstain": "기권"}

# In this order: 계속개의 is no opening, 회의중지 and 산회 may stand beside 개의.
EVENT_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("gavel", lazy("의사봉|議事棒")),
    ("oath", lazy("선서|宣誓")),
    ("interjection", lazy("하는 (?:위원|의원|이|분|委員|議員)|의석에서|장내|웃음|박수|소란")),
    ("resume", lazy("속개|속회|계속개의|감사계속|繼續開議")),
    ("recess", lazy("정회|중지|휴회|停會|中止")),
    ("close", lazy("산회|폐회|종료|폐식|散會|閉會")),
    ("open", lazy("개의|개회|개식|개시|開議|開會")),
    ("vote", lazy("거수|기립|투표|표결|擧手|起立")),
)
_CLOCK = lazy(
    r"(?<![0-9:])([01]?[0-9]|2[0-4])(?:(?:시|時) ?(?:([0-5]?[0-9]) ?(?:분|分))?|:([0-5][0-9]))"
    r"(?![0-9:])"
)

_PUNCTUATION = r"!-/:-@\[-`{-~"
# CR, NEL, form feed and their like would be read as line ends by one tool or another.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_SUSPECT = lazy(rf"[\\*<&{_CONTROL}]|\]\(")
# One class in front of all alternatives: it lets the search run over plain text at full speed.
_ACTING = lazy(
    rf"[\\<&(*{_CONTROL}](?:"
    rf"(?<=\\)(?=[{_PUNCTUATION}\n{_CONTROL}]|\Z)"
    r"|(?<=<)(?=[A-Za-z/!?])"
    r"|(?<=&)(?=(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)"
    r"|(?<=\]\()"
    r"|(?<=\*)(?![ \t])|(?<![ \t]\*)(?<=\*)"
    rf"|(?<=[{_CONTROL}]))"
)
_RUNS = {mark: lazy(re.escape(mark) + "+") for mark in "_~`"}
_BLOCK_START = lazy(
    r"[ \t]*+(?:[0-9]{1,9}(?=[.)](?:[ \t]|$))"
    r"|(?=#{1,6}(?:[ \t]|$)|[-+](?:[ \t]|$)|[>|]|~~~|```"
    r"|-(?:[ \t]*+-){2}[- \t]*+$|_(?:[ \t]*+_){2}[_ \t]*+$"
    r"|\[[^\]]++\]:|\[[ xX]\][ \t]))"
)
_UNDERLINE = lazy(r"[ \t]*+(?=[-:|=][-:|= \t]*+$)")
_ENTITY = lazy(
    rf"\\([{_PUNCTUATION}\n])"
    r"|&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|nbsp));"
    r"|(<br */?>)|<!-- -->"
)
_CELL = lazy(r"(?:^|(?<=\|))((?:\\.|[^|\\]|\\$)*+)(?:\||$)")
_DELIMITER = lazy(":?-+:?")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": "\xa0"}


def read_event(text: str) -> tuple[str, str | None]:
    """The kind and the time that the words of an event tell by themselves."""
    kind = next((kind for kind, words in EVENT_WORDS if words.search(text)), "note")
    clock = _CLOCK.search(text)
    if clock is None:
        return kind, None
    return kind, f"{int(clock[1]):02}:{int(clock[2] or clock[3] or 0):02}"


def name_item(number: str | None, title: str) -> str:
    """How a table names an agenda item."""
    return f"{number} {title}" if number else title


def sum_text(text: str) -> str:
    """A checksum that tells whether somebody has edited a text."""
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def join_row(cells: Iterable[str]) -> str:
    """One line of a table, from escaped cells."""
    return f"| {' | '.join(cells)} |"


def split_row(line: str) -> list[str]:
    """The cells of one line of a table, still escaped."""
    inner = line.strip().removeprefix("|")
    cells = inner.split("|") if "\\" not in inner else _CELL.findall(inner)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip() for cell in cells]


def is_delimiter(cells: Iterable[str]) -> bool:
    """Whether a row is the line of dashes under a table's first row."""
    return all(_DELIMITER.fullmatch(cell) for cell in cells)


def escape_block(text: str) -> str:
    """A text that may go over several lines and stands at the start of its first."""
    first, *rest = _escape_marks(text.strip()).split("\n")
    return _add_edges(text, "\\\n".join([_escape_start(first), *map(_escape_next, rest)]))


def escape_speech(text: str) -> str:
    """The same behind a label, where only the lines after the first can start a block."""
    first, *rest = _escape_marks(text.strip()).split("\n")
    return _add_edges(text, "\\\n".join([first, *map(_escape_next, rest)]))


def escape_line(text: str) -> str:
    """A text that must stay on one line."""
    return _add_edges(text, _escape_marks(text.strip()).replace("\n", "<br>"))


def escape_item(text: str) -> str:
    """A text of one line at the start of a list item."""
    return _escape_next(escape_line(text))


def escape_cell(text: str) -> str:
    """A text in a table cell."""
    return escape_line(text).replace("|", "\\|")


def unescape(text: str) -> str:
    """The text that was escaped, by any of these."""
    if "\\" in text or "&" in text or "<" in text:
        return _ENTITY.sub(_read_entity, text)
    return text


def _escape_start(line: str) -> str:
    """Keep a line from starting a list, a heading, a table, …"""
    start = _BLOCK_START.match(line)
    return f"{start[0]}\\{line[start.end() :]}" if start else line


def _escape_next(line: str) -> str:
    """The same for a line below another, which it must not turn into a heading or a table."""
    start = _UNDERLINE.match(line)
    return f"{start[0]}\\{line[start.end() :]}" if start else _escape_start(line)


def _escape_marks(text: str) -> str:
    if _SUSPECT.search(text):
        text = _ACTING.sub(_escape_match, text)
    for mark in _RUNS:
        if text.count(mark) > 1:
            plain = mark != "_" and not any(
                odd in text for odd in (mark * 2, f" {mark}", f"{mark} ")
            )
            text = text.replace(mark, "\\" + mark) if plain else _escape_runs(text, mark)
    return text


def _escape_match(match: re.Match[str]) -> str:
    return "\\" + match[0] if match[0] in "\\<&(*" else _encode(match[0])


def _escape_runs(text: str, mark: str) -> str:
    """Escape the runs of a mark if two of them would make a pair: `10~11, 12~13` strikes out."""
    runs = [(run.span(), *_flank(text, mark, *run.span())) for run in _RUNS[mark].finditer(text)]
    first = next((start for (start, _), opens, _ in runs if opens), len(text))
    last = next((start for (start, _), _, closes in reversed(runs) if closes), 0)
    if first >= last:
        return text
    pieces: list[str] = []
    done = 0
    for (start, end), opens, closes in runs:
        if opens or closes:
            pieces += [text[done:start], ("\\" + mark) * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


def _flank(text: str, mark: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks can open a pair, and whether it can close one."""
    before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
    if mark == "`":
        return True, True
    opens, closes = not after.isspace(), not before.isspace()
    if mark == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _add_edges(text: str, escaped: str) -> str:
    """Give the escaped core of a text back the blanks at its edges, in a form that survives."""
    if not text:
        return EMPTY
    if not (text[0].isspace() or text[-1].isspace()):
        return escaped
    start = len(text) - len(text.lstrip())
    end = max(len(text.rstrip()), start)
    return "".join([*map(_encode, text[:start]), escaped, *map(_encode, text[end:])])


def _encode(character: str) -> str:
    return "&nbsp;" if character == "\xa0" else f"&#{ord(character)};"


def _read_entity(match: re.Match[str]) -> str:
    mark, decimal, hexadecimal, name, newline = match.groups()
    if mark:
        return str(mark)
    if name:
        return _NAMED[name]
    if newline:
        return "\n"
    if not (decimal or hexadecimal):
        return ""
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if number <= 0x10FFFF else match[0]
