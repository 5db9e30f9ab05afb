"""The head of the document: title, body, session, date, times, place, attendance and counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from minutes_parser.parser.entries import Entry
from minutes_parser.parser.heading.bodies import (
    committee_of_room,
    drop_session_columns,
    drop_session_words,
    organ_line,
    spoken_committee,
)
from minutes_parser.parser.heading.times import (
    find_compact_date,
    find_date,
    find_dates,
    find_last_day,
    find_times,
)
from minutes_parser.parser.heading.unlabelled import is_place, starts_with_date
from minutes_parser.parser.persons.signing import read_signers
from minutes_parser.parser.text import WIDE_BLANK, Units, close, has_hanja, read_hanja, squeeze
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.added import Added, in_use
from minutes_parser.vocabulary.labels import TITLE_WORDS
from minutes_parser.vocabulary.roles import EVENTS

# No letter of a word spread over its line: Latin ones, and signs that lists are numbered with.
_NO_SPREAD = "_A-Za-zㄱ-ㆎⅠ-Ⅻ①-⑳"
_SPREAD_EVENLY = lazy(rf"(?<!\S)(?:[^\W{_NO_SPREAD}](?: |(?!\S))){{3,}}")
_SPREAD = lazy(rf"(?<!\S)(?:[^\W\d{_NO_SPREAD}](?:[ \u3000]+|(?!\S))){{3,}}")
_QUOTES = str.maketrans("", "", "「」『』｢｣〈〉《》<>[]【】\"“”'’‘")
_RESOLVED = lazy(
    r"^(?:서면|전자)\s*(?:결의|의결)(?:에\s*의한|를?\s*통한|으로\s*한)?\s+", needs=("서면", "전자")
)
_BODY_TAIL = lazy(
    r"(?:정기|임시)?\s*(?:개최\s*결과)?\s*[(（]?\s*(?:회의록|의사록|속기록|녹취록|논의록|(?:(?<=회)|(?<![가-힣]))회의\s*결과|會議錄|議事錄|速記錄|(?<=회)\s*록(?=\s|$)"
    r"|(?<=[회위])\s*(?:속기|기록|노트)$|(?<=회의)\s*(?:속기|기록|메모|노트)$|(?<=총회|모임|미팅)\s*(?:속기|기록|메모|노트)$"
    r"|(?:(?<=회)|(?<=회의))\s*(?:심의|개최|운영)?\s*결\s*과(?:\s*(?:알림|안내|보고서|보고|공지|공고|공개|요지))?(?=\s*[(（]|$)).*$"
)
BODY_HEAD = lazy(
    r"^(?:\s*(?:(?:['’‘]?\d{2,4}\s*(?:년도?|학년도|회계연도)?[.\s]*)|(?:\d{1,2}\s*월)|(?:제\s*\d+\s*[회차기대]\s*)|(?:제?\s*\d+\s*[회차])|"
    r"(?:第\s*\d+\s*[回次]\s*)|(?:정기|임시|정례)회?(?=\s|$)|(?:[(（][^()（）]*[)）])|(?:상반기|하반기)|(?:\d/4분기))\s*)+",
    needs=(DIGIT, "(", "（", "정기", "임시", "정례", "반기"),
)
# `2024-1 정기 …`, `2025-3차 대표자회의`, `'23-2학기 …`
_TITLE_BRACKETS = lazy(r"[\[【〈<《]\s*([^\[\]【】〈〉<>《》]+?)\s*[\]】〉>》]")
_TERM = lazy(
    r"(?<!\S)['’‘]?(?:(?:19|20)\d{2}|(?<=['’‘])\d{2})\s?[-–]\s?\d{1,2}\s*(?:학기|차|회|분기)?(?:\s+(?:정기|임시))?(?=\s)",
    needs="-–",
)
# `총학생회 임시 중앙운영위원회`: the kind of meeting before the body that meets.
_KIND_BETWEEN = lazy(
    r"(?<=\S)\s+(?:정기|임시)\s+(?=[가-힣]+(?:위원회|이사회|협의회|평의회|평의원회|대표회의)$)",
    needs=("정기", "임시"),
)
# `대표자회의 속기`, `당회록`: other words for what was kept of a meeting.
_KEPT = lazy(
    r"(?:회의|총회|모임|미팅|위원회|운영위|학생회|운위|전학대회)\s*(?:속기|기록|노트)$|(?:당회|제직회|총회|월례회)록$",
    needs=("속기", "기록", "노트", "회록"),
)
# `적극행정위원회 개최 결과 보고`: what was done at a meeting, reported to those above.
REPORTED = lazy(
    r"[가-힣](?:회|회의|협의체)\s*(?:개최|심의|운영|추진)?\s*결과\s*(?:보고서?|요약|요지|공개|알림)$",
    needs="결과",
)
_ASSEMBLY = lazy(r"(?:제|第)\s*\d+\s*(?:회|回)\s*(국회|國會)", needs=("국회", "國會"))
_NO_COUNCILS = ("심의회", "협의회", "평의회", "공동의회", "審議會", "協議會")
_COUNCIL = lazy(
    r"([가-힣]{2,20}(?:특별시|광역시|직할시|특별자치시|특별자치도|[시군구도])?\s?[가-힣]{0,6}의회(?!의록|의결과)|[가-힣\u4e00-\u9fff]{2,12}議會(?!議錄))"
)
# `주간회의록` under a team's name: how often it meets is no body.
_CADENCES = frozenset(
    "주간 격주 월간 월례 주례 분기 정기 정례 임시 전체 확대 합동 온라인 비대면".split()
)
_SUBCOMMITTEE = lazy(
    r"[(（]\s*([^()（）]*소위원회|[^()（）]*小委員會)\s*[)）]", needs=("소위원회", "小委員會")
)
_COMMITTEE = lazy(r"[가-힣·ㆍ․]{2,24}위원회|[\u4e00-\u9fff]{2,16}委員會")
_SESSION_BEFORE = lazy(
    r"(?:(?:[(（][^()（）]*[)）]|(?:제\s*\d+\s*차\s*)?(?:정례회|임시회|정기회|定例會|臨時會)"
    r"|(?:폐회|閉會)\s*[중中]|[제第]\s*\d+\s*[차회次回])\s*)+(?=\S)"
)
_OF_ASSEMBLY = lazy(r"^(?:국회|國會)\s*[(（][^()（）]*[)）]\s*(?=\S)")
_SESSION = lazy(
    r"['’‘]?\d{2,4}년도?\s*(?:제\s*)?\d+\s*[차회]|제\s*\d+\s*[회차](?:\s*(?:국회|[^\W\d]{2,10}의회)?\s*[(（]?(?:정기회|임시회|정례회)?[)）]?)?|第\s*\d+\s*[回次]",
    needs=DIGIT,
)
_SPOKEN_BODY = lazy(
    r"제\s*\d+\s*회\s*([가-힣]{2,16}의회).{0,30}?(?:제\s*\d+\s*차\s*)?([가-힣·]{2,24}위원회)(?:를|회의를)?\s*(?:개의|개회|시작)"
)
_AFTER_CLOCK = lazy(
    r"^.*(?:\d\s*분|\d\s*시|\d{1,2}:\d{2}|요일\s*[)）]?|[)）]|\d일)(?:\s*반)?\s*(?=[,/·\s])"
)
_COMMON_ORGANS = lazy(
    r"(?:정기|임시|정례)?(?:이사회|총회|대의원총회|정기총회|임시총회|주주총회|운영위원회|위원회|평의원회|대표회의|"
    r"입주자대표회의|당회|제직회|학교운영위원회)"
)
_CONVENING = lazy(
    r"(\S.{2,30}?)(?:은|는|이|가)\s+(?:\S+\s+){0,2}?(?:아래|다음|위)와\s*같이", needs="같"
)
_OWNER = lazy(
    r"(?:재단|사단|학교|의료|복지)법인|주식회사|㈜|협동조합|협회|연합회|재단|조합|연대|학원|대학교|학교|공사|공단|회사|보존회|모임|아파트|교회|성당|단지|오피스텔"
)
_ESTATE = lazy(r"\d{1,4}\s*(?:단지|차|동|블록)")
_ORGAN = lazy(
    r"(?:위원회|협의회|심의회|협의체|총회|이사회|평의회|평의원회|대표회의|운영회|학생회|조합|협회|학회|모임|동아리|팀|본회의)$"
)
# `첫 번째 회의: 2024. 4. 1.` names no body.
_COUNTED_MEETING = lazy(r"(?:[가-힣]{1,2}\s*번째|\d{1,3}\s*주차)\s*(?:회의|미팅|모임|스터디)")
_MET_IN = lazy(
    r"(?:대면|집합|현장|소집|대면회의|집합회의|대면심의)\s*(?:회의|심의)?\s*[(（]([^()（）]{2,30})[)）]"
)
_PLACE = lazy(r"(?:실|장|층|관|당|점|소|원|터|센터|호|방|홀)(?:\s*\d{1,4}\s*[호층]?)?$")
_ORGAN_ENDINGS = ("위원회", "협의회", "심의회", "협의체", "총회", "이사회", "평의회")


# What a line of a title ends in when the next one goes on with it.
_GOES_ON = lazy(r"(?:에|에\s*[관대關對]한|[을를]\s*위한|[가-힣]\s및|[·ㆍ])$")
COUNT_KEYS = ("total", "present", "absent", "proxy", "observer")


NameBody = Callable[[str | None, str], str | None]
_BARE_TITLE = 5  # letters of `회의록` and its like alone


class Head:
    """Readings of the fields, gathered."""

    def __init__(self, units: Units, entries: list[Entry]) -> None:
        self.units = units
        self.entries = entries
        self.sent_by: set[str | None] = set()
        self.covers = [
            (unit, text)
            for entry in entries
            if entry.kind.name == "cover"
            for unit, text in entry.rows
        ]
        self.title_unit: int | None = None
        self.columns: list[str] = []  # of the title's line, where session and number stand in it

    # -- title and body -----------------------------------------------------------------------

    def title(self) -> str | None:
        """The line that calls itself minutes, the fullest of several; else the cover's first."""
        named = self._value("title")
        lines = [(unit, text) for unit, text in self.covers if len(text) < 90]
        titled = [(unit, text) for unit, text in lines if _calls_itself(text)]
        if titled:
            self.title_unit, text = max(titled, key=lambda row: (len(close(row[1])), -row[0]))
            own = drop_session_columns(text)
            title = print_title(self._above_broken(self.title_unit) + own)
            if own != text:
                before, _, behind = text.partition(own)
                self.columns = [part for part in (before.strip(), title, behind.strip()) if part]
            return title
        if named:
            return named
        for unit, text in lines:
            if re.search(
                r"제\s*\d+\s*[회차]|번째\s*(?:회의|미팅|모임)|[가-힣]회$|회의$|총회|위원회", text
            ) and (text[-1] not in ".?!" or text[-2:-1].isdigit()):
                self.title_unit = unit
                return print_title(text)
        return None

    def _above_broken(self, unit: int) -> str:
        """`… 후보자(…)에` over `대한인사청문특별위원회회의록`: the line that the title began on."""
        above = self.units.text[unit - 1] if unit else ""
        covered = any(at == unit - 1 for at, _ in self.covers)
        if not covered or not _GOES_ON.search(above) or find_date(above):
            return ""
        for entry in self.entries:
            if entry.kind.name == "cover":
                entry.rows = [row for row in entry.rows if row[0] != unit - 1]
        return f"{above} "

    def organization(
        self, title: str | None, opening: str, name_body: NameBody | None = None
    ) -> str | None:
        """The body that met, with the council or committee one level above it."""
        name = self._value("organization")
        if name is None:
            name = (name_body or self._name_body)(title, opening)
            name = None if name is not None and name.endswith(EVENTS) else name
        added = in_use()
        return name if added is None else self._name_owner(name, title, added)

    def _name_owner(self, name: str | None, title: str | None, added: Added) -> str | None:
        """Where one word or none names the body: an organisation of the user at the head too."""
        lines = close(" ".join((title or "", *(text for _, text in self.covers[:12]))))
        owner = next((body for body in added.bodies if close(body) in lines), None)
        if owner is None or (name and (" " in name or close(owner) in close(name))):
            return name
        return f"{owner} {name or ''}".strip()

    def _name_body(self, title: str | None, opening: str) -> str | None:
        met = body_from_title(self._value("title"))
        if met and close(met).endswith(_ORGAN_ENDINGS):
            return met
        if met and title == self._value("title") and not _ORGAN.search(close(met)):
            return self._sender()
        cover = " ".join(print_title(text) for _, text in self.covers[:12])
        printed = body_from_title(title)
        name = self._with_owner(drop_session_words(printed) if printed else None)
        sub = _SUBCOMMITTEE.search(cover)
        if sub:
            return f"{name or ''} {sub[1]}".strip()
        if _ASSEMBLY.search(cover + (title or "")):
            if name and close(name).endswith(EVENTS):
                return spoken_committee(opening) or committee_of_room(self._value("place"))
            return _OF_ASSEMBLY.sub("", name) if name else name
        council = self._council(cover, title)
        if council:
            body = _under(council, self._with_owner(printed), opening)
            committee = self._committee() if body == council else None
            return f"{council} {committee}" if committee else body
        texts = [text for _, text in self.covers]
        if name and close(name).removesuffix("회의") in _CADENCES:
            return organ_line(texts, teams=True)
        return name or self._sender() or organ_line(texts)

    def _committee(self) -> str | None:
        """A committee on a line of its own on the cover, under `2021년도 행정사무감사 회의록`."""
        if any("본회의" in close(read_hanja(text)) for _, text in self.covers[:12]):
            return None
        lines = (close(text) for _, text in self.covers[:12])
        return next((line for line in lines if _COMMITTEE.fullmatch(line)), None)

    def _sender(self) -> str | None:
        """Where all who were there come from, when a table says so of everybody."""
        return next(iter(self.sent_by)) if len(self.sent_by) == 1 else None

    def _with_owner(self, name: str | None) -> str | None:
        """`이사회` under the body it belongs to, when a line above the title names one."""
        if name is None or not _COMMON_ORGANS.fullmatch(close(name)):
            return name
        above = (text for unit, text in self.covers if unit != self.title_unit)
        owner = next(filter(None, map(_owner_in, above)), None)
        if owner is None:
            return name
        if close(name).endswith("총회"):
            return owner.removesuffix("이사회").strip()
        return owner if owner.endswith(close(name)) else f"{owner} {close(name)}"

    def _council(self, cover: str, title: str | None) -> str | None:
        for text in (cover, title or ""):
            if "의회" not in text and "議會" not in text:
                continue
            for match in _COUNCIL.finditer(BODY_HEAD.sub("", text)):
                council = re.sub(r"^(?:제|第)\s*\d+\s*(?:회|回)\s*", "", match[1]).strip()
                council = re.sub(r"^.*(?:회|回)\s*(?=\S{3,}(?:의회|議會)$)", "", council)
                council = re.sub(r"^(?:제|第)?[\d一二三四五六七八九十]+(?:대|代)\s*", "", council)
                council = re.sub(r"^(?:제?\s*\d+\s*)?일차\s+", "", council)
                if len(close(council)) > 3 and not close(council).endswith(_NO_COUNCILS):
                    return council
        return None

    def session(self, title: str | None) -> str | None:
        """The session as printed: `2022년 제3차`, `제429회국회`."""
        value = self._value("session")
        if value:
            return value
        for text in (title or "", *(text for _, text in self.covers)):
            match = _SESSION.search(text)
            if match:
                found = squeeze(match[0])
                return (
                    found
                    if found.count("(") == found.count(")")
                    else found.split("(")[0].strip(" )）")
                )
        return None

    # -- date, times, place -------------------------------------------------------------------

    def date_text(self) -> str:
        """Everything the head prints about when the meeting was held."""
        values = [
            squeeze(" ".join(text for _, text in entry.rows)).split("※")[0]
            for entry in self.entries
            if entry.rows
            and (
                entry.kind.name in {"date", "time"}
                or (entry.kind.name == "place" and find_date(entry.rows[0][1]))
            )
        ]
        if values:
            return values[0] + " " + " ".join(v for v in values[1:2] if not find_date(v))
        dated = [text for _, text in self.covers if len(text) < 60 and find_date(text)]
        return dated[0] if dated else ""

    def dated_lines(self) -> list[tuple[int, str]]:
        """The rows that may tell when the meeting was held."""
        rows = [
            row
            for entry in self.entries
            if entry.kind.name in {"date", "time"}
            for row in entry.rows
        ]
        return [*rows, *(row for row in self.covers[:12] if len(row[1]) < 60)]

    def dates(self) -> tuple[str | None, str | None]:
        """First and last day; the last only when another is printed."""
        text = self.date_text()
        found = find_dates(text)
        if not found:
            found = [d for _, t in self.covers[:6] if (d := find_compact_date(t) or find_date(t))][
                :1
            ]
        if not found:
            return None, None
        last = found[-1] if found[-1] > found[0] else find_last_day(text, found[0])
        return found[0], last

    def times(self) -> tuple[str | None, str | None]:
        """Start and end as the head prints them."""
        text = self.date_text()
        return tuple(find_times(text)) if text else (None, None)  # type: ignore[return-value]

    def place(self) -> str | None:
        """The place as printed, blanks squeezed, without what its field says of the time."""
        value = self._value("place")
        if value is None:
            return self._place_beside()
        if not find_date(value):
            return value
        rest = _AFTER_CLOCK.sub("", value).strip(" ,/·")
        return rest if rest and rest != value else None

    def _place_beside(self) -> str | None:
        """The place where a field of how or when prints it: `대면(2층 회의실)`, `일시 및 장소`."""
        for entry in self.entries:
            value = squeeze(entry.rows[0][1]) if entry.rows else ""
            label = close(entry.label)
            met = _MET_IN.fullmatch(value) if label.endswith("방법") else None
            if met and _PLACE.search(met[1]):
                return met[1]
            if entry.kind.name == "date" and "장소" in label:
                rest = _AFTER_CLOCK.sub("", value).strip(" ,/·")
                if rest and rest != value and not find_date(rest):
                    return rest
        return self._place_below()

    def _place_below(self) -> str | None:
        """A place on the line below the date, where neither has a label."""
        if any(entry.kind.name in {"date", "time"} for entry in self.entries):
            return None
        for (unit, text), (following, below) in pairwise(self.covers[:20]):
            dated = len(text) < 60 and find_date(text) and starts_with_date(text)
            if dated and following - unit < 3:
                return squeeze(below) if is_place(below) else None
        return None

    def _value(self, kind: str) -> str | None:
        for entry in self.entries:
            if entry.kind.name == kind and entry.rows:
                return squeeze(" ".join(text for _, text in entry.rows[:1]))
        return None


def _calls_itself(text: str) -> bool:
    plain = close(text)
    if (
        _KEPT.search(text)
        or REPORTED.search(text)
        or any(close(word) in plain for word in TITLE_WORDS)
    ):
        return not text.endswith((".", "다", "요", "음")) and "서명" not in plain
    return False


# `산업건설위원회행정사무감사`: a committee, and what it met for.
_OCCASION = lazy(
    r"(?<=위원회)\s*(?:행정사무감사|행정사무조사|현지\s*확인|공청회|청문회|간담회)$", needs="회"
)


def print_title(text: str) -> str:
    """A title line without Markdown marks, letter-spacing undone."""
    text = re.sub(r"^[#>*\s\u2500-\u257f]+|[*\s\u2500-\u257f]+$", "", text)
    text = _part_title(text)[0]
    enclosed = _TITLE_BRACKETS.fullmatch(text) if text[:1] in "[【〈<《" else None
    text = enclosed[1] if enclosed else text
    parts = WIDE_BLANK.split(text)
    words = list(map(close, parts))
    if len(words) > 1 and all(map(_is_spread, parts)):
        return " ".join(words)
    for spread in (_SPREAD_EVENLY, _SPREAD):
        if sum(1 for word in text.split() if len(word) == 1) > 2:
            text = spread.sub(lambda match: close(match[0]) + " ", text)
    return squeeze(text)


def _is_spread(part: str) -> bool:
    """Whether a part of a line is one word, its letters apart."""
    letters = part.split()
    return len(letters) > 1 and all(len(letter) == 1 for letter in letters)


def _part_title(text: str) -> tuple[str, str]:
    """`4차 이사회 회의록            재단법인 …`: the title of a line, and what stands beside it."""
    parts = re.split(r"[ \u3000]{6,}", text.strip()) if "      " in text else []
    if len(parts) == 2 and " " in parts[1]:
        for own, other in (parts, parts[::-1]):
            if _calls_itself(own) and not _calls_itself(other) and len(close(own)) > _BARE_TITLE:
                return own, other
    return text, ""


def body_from_title(title: str | None) -> str | None:
    """`2022년 제3차 「스마트도시위원회」 회의록` to 스마트도시위원회."""
    if not title:
        return None
    text = _SUBCOMMITTEE.sub("", title)
    text = re.sub(
        r"[(（]\s*(?:정기|임시|정례|제?\s*\d+\s*[차회]|유회|서면|공개용)\s*[)）]", "", text
    )
    text = _RESOLVED.sub("", text)
    text = _BODY_TAIL.sub("", text).strip()
    if ("번째" in text or "주차" in text) and _COUNTED_MEETING.match(text):
        return None
    if ":" in text or "/" in text:
        text = drop_session_words(text)
    text = _TERM.sub(" ", text).strip()
    quoted = re.search(r"[「『｢]([^」』｣]{2,30})[」』｣]", text)
    if quoted:
        return squeeze(quoted[1])
    text = BODY_HEAD.sub("", text).translate(_QUOTES).strip()
    text = (
        re.sub(r"^(.*?)(?:제?\s*\d+\s*[차회기])\s+", r"\1 ", text).strip()
        if re.search(r"\d+\s*[차회]", text)
        else text
    )
    text = re.sub(r"\d\s*학기\s*", "", text)
    if "임시 " in text or "정기 " in text:
        text = _KIND_BETWEEN.sub(" ", text)
    text = re.sub(r"^[\s\d.년월일차회제]+", "", text).strip(" -·:.")
    return squeeze(text) if len(text) > 1 else None


def _under(council: str, name: str | None, opening: str) -> str:
    """A council's committee under the council's name; a plenary is the council itself."""
    council = squeeze(council)
    if name:
        bare = name.replace(council, "").strip()
        bare = _SESSION_BEFORE.sub("", bare) if _SESSION_BEFORE.match(bare) else bare
        bare = _OCCASION.sub("", bare)
        plain = read_hanja(close(bare)) if has_hanja(bare) else close(bare)
        if plain.endswith("위원회"):
            bare = re.sub(r"^\S*(?:의회|議會)\s+", "", bare) or bare
            return f"{council} {bare}"
        if "본회의" in plain or not plain or plain.endswith(("의회", "정례", "임시")):
            return council
    spoken = _SPOKEN_BODY.search(opening)
    if spoken and (not name or not name.endswith("회의")):
        return f"{spoken[1]} {spoken[2]}"
    spoken_committee = re.search(
        r"제\s*\d+\s*차\s*([가-힣·]{2,24}위원회)(?:를|회의를|을)?\s*(?:개의|개회|시작)", opening
    )
    if spoken_committee:
        return f"{council} {spoken_committee[1]}"
    return council


def field_nodes(
    entries: list[Entry], units: Units, title_unit: int | None, columns: list[str]
) -> list[dict[str, Any]]:
    """Every printed field, in order; lines of the head without a label have an empty one.

    `columns` are those of the title's line.
    """
    nodes: list[dict[str, Any]] = []
    for entry in entries:
        cover = entry.kind.name == "cover"
        rows = entry.rows
        if cover and any(unit == title_unit for unit, _ in rows):
            rows = [
                (unit, part)
                for unit, text in rows
                for part in (columns or [_part_title(text)[1]] if unit == title_unit else [text])
                if part
            ]
        if cover and not rows:
            continue
        last = max([entry.unit, *(unit for unit, _ in rows)])
        node: dict[str, Any] = {} if entry.number is None else {"number": entry.number}
        node["label"] = entry.label
        node["value"] = "\n".join(squeeze_leaders(text) for _, text in rows)
        node.update(units.place(rows[0][0] if cover else entry.unit, last))
        nodes.append(node)
    return nodes


_LEADER_RUN = lazy(r"\s*[·․‥…⋯ㆍ.‧∙]{4,}\s*")


def squeeze_leaders(text: str) -> str:
    """A row with its run of dot leaders as one ellipsis."""
    return squeeze(_LEADER_RUN.sub(" … ", text))


def attachment_nodes(entries: list[Entry], units: Units) -> list[dict[str, Any]]:
    """What the document names as attached: one node a row."""
    return [
        {"title": title, **units.place(unit)}
        for entry in entries
        if entry.kind.name == "attachment"
        for unit, text in entry.rows
        if (
            title := re.sub(r"\s*\d+\s*부\.?(?:\s*끝\.?)?$|\s*끝\.?$", "", squeeze(text)).strip(
                " .-"
            )
        )
    ]


def signature_nodes(entries: list[Entry], units: Units) -> list[dict[str, Any]]:
    """Who signs: one node a name of a signature block."""
    return [
        {"role": person.role, "name": person.name, "line": units.line[person.unit]}
        for entry in entries
        if entry.kind.name == "signatures"
        for person in read_signers(entry.rows, entry.label)
    ]


def _owner_in(text: str) -> str | None:
    """The body that a cover line names; of a sentence (`다온은 아래와 같이 …`) its subject."""
    if text.endswith(("다.", "다")):
        subject = _CONVENING.match(text)
        text = subject[1] if subject else ""
    if not _OWNER.search(close(text)) or any(c.isdigit() for c in _ESTATE.sub("", text)):
        return None
    return print_title(text)
