"""Finding the speakers: every line that may carry a label, judged together by grammar.

A grammar is how labels are set off in one document: a mark and a blank (`○위원장 김도읍 …`), a mark
and a colon, a closing mark (`위원장 ▹ …`), brackets around a line, brackets before the speech, a
name and a time on a line of their own, a cue. Offices prove a grammar; what a proved grammar sets
off speaks even where no list of offices knows the word (`화학: …`, `〈민간사업자〉`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from minutes_parser.parser.heading.fields import (
    ATTENDING,
    PARENTHESIS,
    SEPARATOR,
    Kind,
    heading_kind,
    key_of,
    kind_of,
    read_field,
    split_close_list,
)
from minutes_parser.parser.heading.stages import read_headed_stage, read_stage
from minutes_parser.parser.persons.members import names_members
from minutes_parser.parser.persons.names import could_be_name, is_name, is_role, is_unit
from minutes_parser.parser.speech.abbreviations import (
    find_abbreviations,
    find_shortened,
    label_pattern,
)
from minutes_parser.parser.speech.fused import Proved
from minutes_parser.parser.speech.labels import (
    Label,
    cut_label,
    is_field_label,
    is_no_speaker,
    read_label,
    read_set_off,
)
from minutes_parser.parser.speech.stamps import LONGEST, read_alone, read_inside, read_leading
from minutes_parser.parser.text import COLONS, Units, close, is_prose
from minutes_parser.patterns import DIGIT, lazy
from minutes_parser.vocabulary.departments import DEPARTMENTS
from minutes_parser.vocabulary.labels import KEEPER_ROLES, NOTED_ENDS, SPEECH_LEADS, TITLE_WORDS
from minutes_parser.vocabulary.roles import GROUP_ENDINGS, GROUP_WORDS, PARTIES, SINGULAR_ROLES
from minutes_parser.vocabulary.stages import STAGE_KINDS
from minutes_parser.vocabulary.surnames import SURNAMES

if TYPE_CHECKING:
    from minutes_parser.parser.page.cues import Cues


class Found(NamedTuple):
    """A speaker label found at a unit: the label, where the speech starts, and the grammar.

    A label that is broken over two lines stops in the next unit, `broken` tells which.
    """

    label: Label
    stop: int
    grammar: str
    clock: str | None = None
    broken: int | None = None


class Judgement(NamedTuple):
    """What was found out about a document's way of speaking."""

    labels: dict[int, Found]
    grammars: dict[str, int]
    marks: dict[str, int]
    asides: frozenset[int]


class Unread(NamedTuple):
    """What a grammar sets off and no list of offices knows."""

    unit: int
    head: str
    stop: int
    clock: str | None
    rest: str


CIRCLES = "○◯〇◎●"
MARKS = CIRCLES + "◆◇■□△▲▷▶◈▣◦ㅇ☐◉▪❍"
_STARS = "*＊"
_WITNESSES = "증참진證參陳"
_CALLED = lazy(r"(?:증인|참고인|진술인|證人|參考人|陳述人)\s*([○◯〇◎])\s*", needs="○◯〇◎")
_LATIN_MARK = lazy(r"[Oo0ㅇ]\s*[.．]\s*|[Ooㅇ]\s+(?=[가-힣])")
_OPENING = frozenset("〈<《［[【＜‹「｢『〔")
_ENCLOSED = lazy(
    r"[〈<《［\[【＜‹「｢『〔]\s*([^〈<《［\[【＜‹「｢『〔〉>》］\]】＞›」｣』〕]{1,40}?)\s*"
    r"[〉>》］\]】＞›」｣』〕]\s*[:：]?\s*"
)
_PARENTHESIS = lazy(
    r"(?:[^\w\s(（]\s*|[ㅇoO]\s*)?[(（]\s*([^()（）]{1,20}(?:[(（][^()（）]*[)）])?)\s*[)）]\s*[:：]?\s*(?=\S)"
)
_COLUMN = lazy(r"(\S(?:[ ]{0,3}\S){1,9}?)(?:[ ]{2,}|[ ]*\t\s*(?=[^\t]*$))(\S.*)")
_LETTERS = lazy(r"\S(?:\s+\S)+")
_SURNAME_AND_OFFICE = lazy(r"([가-힣])\s*(\S{2,5})")
_CLOSED = lazy(
    r"([^\s▹▸►▷▶▻»›❯>➤➢→⇒➔➜⇨☞|〈<][^<]{0,28}?)\s*([-–=]{1,2}>|>{1,2}|[▹▸►▷▶▻»›❯➤➢→⇒➔➜⇨☞〉＞])\s*(?=\S)"
)
_CLOSERS = frozenset("▹▸►▷▶▻»›❯>➤➢→⇒➔➜⇨☞〉＞")
# `회장) …`: a bracket that nothing opened; `1)` and `가)` are numbers of a list.
_HALF_CLOSED = lazy(r"(?!\d+\))([^\s()（）][^()（）]{1,20}?)\s*[)）]\s+(?=\S)")
_DASH = lazy(r"\s*[-–―]\s+", needs="-–―")
_SPACED_DASH = lazy(r"\s+[-–―]\s+", needs="-–―")
_LATIN_NAME = lazy(r"[A-Z][a-z]+(?:\s[A-Z]\.)?(?:\s[A-Z][a-z]+)+")
# `[의결문안] …`: what is put to the vote, read out by nobody.
_DRAFT = lazy(
    r"(?:의결|결의)(?:문안|주문|문)|주문|표결(?:결과)?"
    r"|(?:의결|심의|투표|표결|개표)결과|(?:의결|결의)문구|가표결|자구수정|투표"
)
# Many at once: `전체 위원`, `평의원들`, `참관 주민`.
_GROUP = lazy(
    r"(?:전체|모든)\s*[가-힣]{2,6}"
    r"|(?:위원|의원|이사|회원|평의원|대의원|학생|주민|조합원|학부모|참석자|대표자?|교사|청중|팀원|조원|부원)들"
    r"|(?:참관|방청|참석|입회)\s*(?:한\s*)?[가-힣]{2,5}"
    r"|(?:[가-힣]{2,4}\s*(?:이외|외|제외)\s*(?:의|한)?\s*)?(?:나머지|다른|남은)\s*[가-힣]{1,4}(?:들|전원)?"
)
_RESULT_LABELS = frozenset("결과 의결결과 표결결과 투표결과 심의결과 의결 결정".split())
# `재석 18, 찬성 13, 반대 3, 기권 2`: the figures of a vote and nothing else.
_TALLIED = ("재석", "재적", "찬성", "총", "투표", "출석", "표결", "거수", "의결")
_TALLY_ROW = lazy(
    r"(?:(?:표결|투표|거수|의결)(?:\s*결과)?\s*[:：]?\s+)?"
    r"(?:(?:재석|재적|총원|총|투표|출석|찬성|반대|기권|무효|유효)(?:자|인원|수|표)?\s*[:：]?\s*\d{1,4}\s*(?:명|표|인)?[\s,，/·]*){3,}"
    r"(?:(?:[(（]|→|⇒|=>|->)\s*[^()（）→⇒]{2,20}[)）]?)?",
    needs=DIGIT,
)
_NUMBERED_VOICE = lazy(
    r"(?:참석자|화자|발언자|참가자|참여자|질문자|토론자|조합원|주주|회원|주민|입주민|학생|학부모|시민|방청객|방청인|청중"
    r"|응답자|면담자|상인|남성?|여성?|남자|여자|Speaker|SPEAKER|speaker)[\s_]*\d+(?:[(（][^()（）]{1,8}[)）])?"
    r"|(?:화자|발언자)?\s*(?:미상|불명|미확인)"
    r"|알\s*수\s*없음|Unknown.{0,12}"
)
_SECTION_WORDS = lazy(
    r"안건|개요|내용|붙임|결과|의안|제\s*\d+\s*호|별첨|첨부|사항|일정|정족수|비고|참고|목차|보고$|순서|기록|현황"
    r"|회의$|회의록|서명|의결|일시|장소"
)
NONE: frozenset[Any] = frozenset()
ABBREVIATED = "abbreviation"
HALF = "closed by )"
NAME_AND_TIME, TIME_AND_NAME, BAR = "name and time", "time and name", "time and bar"
BETWEEN = "row"
INSIDE = "time inside"
_ASIDE = frozenset({ABBREVIATED, INSIDE, HALF})
RECORDED = frozenset({NAME_AND_TIME, TIME_AND_NAME, INSIDE, BAR})
SIDES = "bracket with speech"
# How labels may be set off that only the attendance list proves.
_SHORTENED = ("closed by", "colon", "- colon", SIDES, "parenthesis")
_STAMP_STARTS = frozenset("([<〈0123456789")
_BAR = lazy(r"\s*[|｜│]\s+|\s*\t\s*|\s{2,}")
_CERTAIN = (*(f"{mark} blank" for mark in CIRCLES), "cue")

# What is said aloud, politely: `찬성합니다.`, `괜찮나요?`, `좋겠어요 ㅎㅎ`.
_SAID = lazy(
    r"(?:니다|니까|[가-힣]요|[가-힣]죠)(?:[.?!~…ㅎㅋ^\s]|$)", needs=("니다", "니까", "요", "죠")
)
SPOKEN_ENDS = ("다.", "요.", "까.", "까?", "요?", "죠.", "죠?")
_LABELS_ALONE = frozenset({"bracket", "parenthesis", "dash"})
_BULLETS = frozenset("-–·ㆍ•․∙▪◦▸>")
_FIGURES_ALONE = lazy(r"(?=\D{0,4}\d)[\d\s./:~∼()\-월화수목금토일년시분]+", needs=DIGIT)
_ANSWERS = "→⇒ "  # `→ 농정과장 : …` below what was asked
_BEFORE_LABEL = _BULLETS | frozenset("→⇒※☞")
_BEFORE_PARENTHESIS = _BULLETS | frozenset("ㅇoO")
_NUMBERED = lazy(r"\d{1,2}\s*[.)]\s*\S|[가-하][.)]\s*\S", needs=".)")
# `308동`, `3반`, `방청인(307동)`: units that are told apart by their number.
_NUMBERED_UNIT = lazy(r"(?:[가-힣]{2,6}[(（])?\d{1,4}(?:동|반|조|통|학년|층|호)[)）]?", needs=DIGIT)
# `1층 정육점`, `203호 ○○분식`: a house told apart by its place.
_PLACED = lazy(r"(?:지하\s*)?\d{1,4}(?:층|호|호실)\s+\S{1,10}")
_DIGIT = lazy(r"\d")
_HEAD_FIELDS = frozenset(
    {"date", "place", "time", "agenda", "organization", "note", "count", "title", "session"}
)
_LABEL_OPENINGS = (
    frozenset(MARKS + _STARS + _WITNESSES + "(（")
    | _OPENING
    | _BEFORE_PARENTHESIS
    | {word[0] for word in _TALLIED}
)
# `유별하(출석), 정다솜찬(불참)`
_WHO_CAME = lazy(
    r"(?:[^\W\d_A-Za-z]{2,5}\s*[(（]\s*(?:출석|참석|불참|결석|위임)\s*[)）][\s,、·]*)+", needs="(（"
)
_PLACE_BEHIND = lazy(r"(.{2,}?)\s*[(（][^()（）]{2,10}[)）]", needs="(（")
_LABEL_REACH = 46
_CLOSED_REACH = 26
_AFTER_MARK = " \t\u3000.·"
PROOF = 2
_UNIT_LETTERS = frozenset("국부팀과실처차")
LONGEST_STEM = 4
SHORTEST = 6


def _two_words(text: str) -> int:
    """Where what stands behind a mark, two words and a blank begins; 0 where there are no two."""
    first = text.find(" ")
    second = text.find(" ", first + 1)
    return second + 1 if second > first + 1 > 2 else 0


class Speaking:
    """Lines that may carry a label, by grammar; judged together."""

    def __init__(
        self,
        units: Units,
        skip: dict[int, str],
        names: frozenset[str],
        cues: "Cues | None",
        head_end: int,
        listed: frozenset[str] = frozenset(),
    ) -> None:
        self.units = units
        self.skip = skip
        self.names = names
        self.listed = listed
        self.cues = cues
        self.head_end = head_end
        self.found: dict[int, Found] = {}
        self.soft: dict[int, Found] = {}
        self.offices: dict[int, Found] = {}
        self.uncut: list[tuple[int, str, int, str]] = []
        self.dashed: set[str] = set()
        self.loose: list[int] = []
        self.unread: dict[str, list[Unread]] = defaultdict(list)
        self.counts: Counter[str] = Counter()
        self.cuts: dict[str, tuple[Found, bool]] = {}
        self.asides: set[int] = set()
        self.listing = -1  # the last line that is a group in a list of people
        self.stems: frozenset[str] = frozenset()
        self.keepers: set[int] = set()
        whole = units.whole
        short, declaring = find_abbreviations(units, skip) if cues is None else (NONE, NONE)
        self.short = label_pattern(short) if short else None
        self.dashes = bool(units.holding(" - "))
        self.colons = [colon for colon in COLONS + ";" if colon in whole]
        self.bars = bool(units.dividers)
        self.barred: list[Unread] = []
        self.closers = frozenset(mark for mark in _CLOSERS if mark in whole)
        for i in self._may_label():
            text = units.text[i]
            if not text or i in skip or i in declaring:
                continue
            if self.short is not None and i >= head_end and self._declared(i, text):
                continue
            if text[0] in MARKS and cues is None:
                self._circle(i, text, text[0])
            else:
                self._look(i, text)
        self._look_again()

    def _may_label(self) -> Iterable[int]:
        """Units that a grammar may set a label off in: most lines of speech hold none of its marks.

        Wherever the document declares abbreviations or has cues, any line may.
        """
        if self.short is not None or self.cues is not None:
            return range(len(self.units))
        marks = [*self.colons, *self.closers, " - ", ") ", "|"]
        found = set(self.units.opening(_LABEL_OPENINGS))
        return sorted(found.union(*map(self.units.holding, marks)))

    def _look_again(self) -> None:
        """`* 교감 - …` among `*교감 …`: a star and a blank open a label where stars alone do."""
        if not self.found and not self.soft:
            self._columns()
        starred = self.counts["* blank"] + len(self.offices)
        for i in self.loose if starred > PROOF else ():
            if " - " in self.units.text[i][:_LABEL_REACH]:
                self._circle(i, self.units.text[i], "*")

    def _columns(self) -> None:
        """`의  장   오늘 이사회는…`, `고 이사  내년…`: labels in a column of their own, no mark."""
        told = 0
        lines: list[Unread] = []
        for i, text in enumerate(self.units.text):
            if ("  " not in text[:16] and "\t" not in text[:16]) or i <= self.head_end:
                continue
            if i in self.skip:
                continue
            parted = _COLUMN.match(text)
            if parted is None or is_field_label(parted[1]) or _NUMBERED.match(parted[1]):
                continue
            head, rest = close(parted[1]) if _LETTERS.fullmatch(parted[1]) else parted[1], parted[2]
            lines.append(Unread(i, head, parted.start(2), None, rest))
            label = read_label(head, self.names) or _read_surname(head)
            if label is not None and not _is_people(rest, self.names):
                self._prove(i, Found(label, parted.start(2), "column"))
                told += is_prose(rest) or rest[-1] in ".?!"
        proved = told > PROOF and told * 2 >= self.counts["column"]
        if proved or _are_turns(lines):
            self.unread["column"] = [line for line in lines if line.unit not in self.found]
        else:
            self.found.clear()
            del self.counts["column"]

    def _look(self, i: int, text: str) -> None:
        """Dispatch on the first character."""
        first = text[0]
        if self.cues is not None and i in self.cues.starts:
            self._cue(i)
        elif ":" in text and (self._stamped(i, text) or self._barred(i, text)):
            return
        elif first in MARKS:
            self._circle(i, text, first)
        elif first in _OPENING:
            self._bracket(i, text)
        elif (first in "(（" and not text.startswith("(주)")) or (
            first in _BEFORE_PARENTHESIS and text[1:4].lstrip()[:1] in {"(", "（"}
        ):
            if first != "(" or not self._timed(i, text):
                self._parenthesis(i, text)
        elif first in _STARS:
            if text[1:2].strip():
                self._circle(i, text, "*")
            else:
                self.loose.append(i)
                if self._has_colon(text) and not self._inside(i, text):
                    self._colon(i, text, 0, "")
        elif first in _WITNESSES and (called := _CALLED.match(text)):
            self._circle(i, text, called[1], called.end())
        elif self.dashes and " - " in text[:_LABEL_REACH] and self._dash(i, text):
            return
        elif not self._half_closed(i, text):
            if self.bars and text.count("|") == 1:
                self._bar(i, text)
            head = text[:_LABEL_REACH]
            if text.startswith(_TALLIED) and _TALLY_ROW.fullmatch(text):
                self.asides.add(i)
                return
            for colon in self.colons:
                if colon in head:
                    break
            else:
                if self.closers and not self.closers.isdisjoint(head):
                    self._closer(i, text)
                return
            if self.closers and self._is_closed(head):
                self._closer(i, text)
            elif not self._inside(i, text):
                self._colon(i, text, 0, "")

    def _has_colon(self, text: str) -> bool:
        head = text[:_LABEL_REACH]
        return any(colon in head for colon in self.colons)

    def _is_closed(self, head: str) -> bool:
        """Whether a mark that closes labels stands before the first colon."""
        colon = min(at for colon in self.colons if (at := head.find(colon)) >= 0)
        return not self.closers.isdisjoint(head[:colon].lstrip(_ANSWERS))

    # -- one grammar each ---------------------------------------------------------------------

    def _circle(self, i: int, text: str, mark: str, stop: int = 1) -> None:
        """`○위원장 김도읍 의석을…`: a mark, the label, and blanks or nothing."""
        if self._known(i, text):
            return
        while stop < len(text) and text[stop] in _AFTER_MARK:
            stop += 1
        rest = text[stop:]
        if not rest:
            return
        if rest[0] in "(（" and self._parenthesis(i, text):
            return
        if text[1:3] and set(text[1:3]) <= set(CIRCLES):
            stop, rest, mark = 0, text, ""
        colon = SEPARATOR.search(rest, 0, 30)
        if colon and self._colon(i, text, stop, mark):
            return
        if len(rest) < 30 and _is_section(rest):
            return
        if i < self.head_end and _is_field(text):
            return
        if _heads_people(rest) and not (
            self.counts[f"{mark} dash"] and _SPACED_DASH.search(rest, 0, 28)
        ):
            return
        cut = cut_label(rest, self.names)
        if cut is None:
            self._dashed(i, rest, stop, mark)
            self._office(i, rest, stop, mark)
            self._broken(i, rest, mark)
            self.uncut.append((i, rest, stop, mark))
            return
        (label, end), hard = cut
        self.counts[f"{mark} blank"] += 1
        dash = _DASH.match(rest, end)
        if dash:
            self.counts[f"{mark} dash"] += 1
        found = Found(label, stop + (dash.end() if dash else end), f"{mark} blank")
        (self.found if hard or dash else self.soft)[i] = found
        if mark == "*" and not hard and not dash:
            self._office(i, rest, stop, mark)
        if found.stop == _two_words(text) and not dash:
            self.cuts[text[: found.stop]] = (found, hard)

    def _known(self, i: int, text: str) -> bool:
        """A label of two words that was read before, printed alike on another line."""
        stop = _two_words(text)
        known = self.cuts.get(text[:stop])
        if known is None or text[stop : stop + 1].isspace():
            return False
        found, hard = known
        self.counts[found.grammar] += 1
        (self.found if hard else self.soft)[i] = found
        return True

    def _dashed(self, i: int, rest: str, stop: int, mark: str) -> None:
        """`● 참관 주민 - …`: what a mark and a dash set off and no list of offices knows."""
        dash = _SPACED_DASH.search(rest, 0, 28)
        if dash and 1 < dash.start() < 24:
            head, speech = rest[: dash.start()], rest[dash.end() :]
            unread = Unread(i, head, stop + dash.end(), None, speech)
            self.unread[f"{mark} dash"].append(unread)

    def _office(self, i: int, rest: str, stop: int, mark: str) -> None:
        """`*교장 하자보수 기간은…`: an office alone, one blank from the speech."""
        word, _, speech = rest.partition(" ")
        if is_role(word) and speech:
            dash = _DASH.match(rest, len(word))
            end = dash.end() if dash else len(rest) - len(speech.lstrip())
            if dash:
                self.dashed.add(word)
            self.offices[i] = Found(Label(word, None), stop + end, f"{mark} blank")

    def _broken(self, i: int, rest: str, mark: str) -> None:
        """A long label that the page broke: `…위원회상임` and `위원 강희업 …` on the next line."""
        following = self.units.text[i + 1] if i + 1 < len(self.units) else ""
        if len(rest) < 6 or " " in rest or rest[-1] in ".?!," or not following:
            return
        whole = rest + following
        cut = cut_label(whole, self.names)
        if cut and cut[0].label.whole and len(rest) < cut[0].stop < len(whole):
            (label, stop), _ = cut
            self.soft[i] = Found(label, stop - len(rest), f"{mark} blank", None, i + 1)

    def _declared(self, i: int, text: str) -> bool:
        """`의> …`, `국) …`: an abbreviation that the head declares."""
        assert self.short is not None
        start, _, clock = _before_label(text)
        match = self.short.match(text, start)
        if match is not None:
            if self._has_colon(match[0]):
                self.counts["colon"] += 1
            self._prove(i, Found(Label(match["head"], None), match.end(), ABBREVIATED, clock))
        return match is not None

    def _bracket(self, i: int, text: str) -> None:
        """`〈위원장〉` alone on a line, or `[위원장] 의석을…`."""
        match = _ENCLOSED.match(text)
        if not match or i < self.head_end:
            return
        if self._timed(i, text):
            return
        alone = match.end() == len(text)
        if not alone and _DRAFT.fullmatch(close(match[1])):
            self.asides.add(i)
            return
        grammar = "bracket" if alone else "bracket with speech"
        if _SECTION_WORDS.search(match[1]):
            return
        label = read_set_off(match[1], self.names)
        named = label is not None and label.role is not None and label.name is not None
        if not alone and not named and _heads_people(match[1]):
            return
        if label:
            self._prove(i, Found(label, match.end(), grammar))
        else:
            self.unread[grammar].append(Unread(i, match[1], match.end(), None, text[match.end() :]))

    def _timed(self, i: int, text: str) -> bool:
        """`[00:02] 이나래: …`, `(00:02) 이나래 > …`: brackets around a time before the label."""
        if not text[1:].lstrip()[:1].isdecimal() or read_leading(text) is None:
            return False
        if not self.closers.isdisjoint(text[:_LABEL_REACH]):
            self._closer(i, text)
        else:
            self._colon(i, text, 0, "")
        return True

    def _parenthesis(self, i: int, text: str) -> bool:
        """`(A위원) 포장 재료로…`."""
        match = _PARENTHESIS.match(text)
        if not match or i < self.head_end:
            return False
        label, rest = read_set_off(match[1], self.names), text[match.end() :]
        if label and _is_people(rest, self.names) and self._is_listed(i):
            self.listing = i
            return False
        if label and not read_stage(text):
            self._prove(i, Found(label, match.end(), "parenthesis"))
        else:
            self.unread["parenthesis"].append(Unread(i, match[1], match.end(), None, rest))
        return label is not None

    def _is_listed(self, i: int) -> bool:
        """Whether the line above heads a list of people, or is a group in one."""
        above = next((j for j in range(i - 1, -1, -1) if self.units.text[j]), 0)
        field = read_field(self.units.text[above]) if above != self.listing else None
        return above == self.listing or (field is not None and field.kind.name == "people")

    def _stamped(self, i: int, text: str) -> bool:
        """`참석자 1 00:47`, `(00:12) 홍길동`: a voice and a time on a line of their own."""
        read = read_alone(text) if len(text) < LONGEST else None
        if read is None or is_field_label(read[0].head) or _is_stage(text):
            return False
        stamp, first = read
        grammar = NAME_AND_TIME if first else TIME_AND_NAME
        below = self.units.text[i + 1] if i + 1 < len(self.units) else ""
        self.unread[grammar].append(Unread(i, stamp.head, stamp.stop, stamp.time, below))
        return True

    def _inside(self, i: int, text: str) -> bool:
        """`김민지 (00:12): …`: a time between label and speech."""
        head = text[:_LABEL_REACH]
        if i < self.head_end or ("(" not in head and "[" not in head):
            return False
        bulleted = text[0] in _BULLETS or text[0] == "*"
        stamp = read_inside(text, _before_label(text)[0] if bulleted else 0)
        if stamp is None:
            return False
        head = close(stamp.head)
        if is_no_speaker(head) or _DRAFT.fullmatch(head):
            self.asides.add(i)
            return True
        if head in STAGE_KINDS:
            return True
        label = read_label(stamp.head, self.names)
        if label:
            self._prove(i, Found(label, stamp.stop, INSIDE, stamp.time))
        else:
            rest = text[stamp.stop :]
            self.unread[INSIDE].append(Unread(i, stamp.head, stamp.stop, stamp.time, rest))
        return True

    def _barred(self, i: int, text: str) -> bool:
        """`(19:02:11) 하은재 분과장 | …`: a time, a label, and a bar or wide blanks."""
        stamp = read_leading(text) if text[0] in _STAMP_STARTS else None
        match = _BAR.search(text, stamp.stop, stamp.stop + 32) if stamp else None
        if stamp is None or match is None or i < self.head_end:
            return False
        head, rest = text[stamp.stop : match.start()], text[match.end() :]
        if (
            not head
            or not rest
            or ":" in head
            or is_field_label(head)
            or is_no_speaker(close(head))
        ):
            return False
        label = read_label(head, self.names)
        if label:
            self._prove(i, Found(label, match.end(), BAR, stamp.time))
        else:
            self.unread[BAR].append(Unread(i, head, match.end(), stamp.time, rest))
        return True

    def _accept_untimed(self) -> None:
        """`하은재 분과장 | …`: where a time was lost, the other lines prove the label."""
        if not self.counts[BAR]:
            return
        texts = self.units.text
        heads = {
            close(texts[i][stamp.stop :].split("|")[0]): found
            for i, found in self.found.items()
            if found.grammar == BAR and "|" in texts[i] and (stamp := read_leading(texts[i]))
        }
        for i, text in enumerate(texts) if heads else ():
            head, bar, _ = text[:_LABEL_REACH].partition("|")
            found = heads.get(close(head)) if bar and i not in self.found else None
            if found is not None:
                self.found[i] = Found(found.label, len(head) + 1, BAR)

    def _dash(self, i: int, text: str) -> bool:
        """`소득지원과장 - 산불로…`: a label, a dash and the speech, without any mark."""
        head, _, rest = text.partition(" - ")
        if i < self.head_end or len(head) > 24 or head[0] in "-–":
            return False
        kind = kind_of(key_of(head))
        if kind and kind.name == "people":
            self._note_aside(i, kind, rest)
            return False
        label = read_label(head, self.names)
        if (
            label is None
            or not rest.strip()
            or is_field_label(head)
            or _is_people(rest, self.names)
        ):
            return False
        self._prove(i, Found(label, text.index(" - ") + 3, "dash"))
        return True

    def _closer(self, i: int, text: str) -> None:
        """`위원장(홍길동) ▹ …`, `의장> …`: a mark of the document's own closes the label."""
        start, _, clock = _before_label(text)
        match = _CLOSED.match(text, start)
        if match is not None and start and clock is None and match[1] not in self.names:
            match = _CLOSED.match(text)  # what a list shows behind its bullets is no speaker
        if match is None or i < self.head_end or len(text) < match.end() + 2 - (clock is not None):
            return
        head, grammar = match[1], f"closed by {match[2]}"
        label = None if is_field_label(head) else read_label(head, self.names)
        if label and not _is_people(text[match.end() :], self.names):
            self._prove(i, Found(label, match.end(), grammar, clock))
        else:
            self.unread[grammar].append(Unread(i, head, match.end(), clock, text[match.end() :]))

    def _half_closed(self, i: int, text: str) -> bool:
        """`회장) 그러면 …`, `육동철 부회장) …`: half a bracket closes the label."""
        match = _HALF_CLOSED.match(text) if ") " in text[:_CLOSED_REACH] else None
        if match is None or i < self.head_end or is_field_label(match[1]):
            return False
        label = None if _PLACED.fullmatch(match[1]) else read_label(match[1], self.names)
        rest = text[match.end() :]
        if label and not _is_people(rest, self.names):
            self._prove(i, Found(label, match.end(), HALF))
        else:
            self.unread[HALF].append(Unread(i, match[1], match.end(), None, rest))
        return label is not None

    def _bar(self, i: int, text: str) -> None:
        """`위원장 | 성원이 되었으므로 …`: two cells, of whom the first may be who speaks."""
        head, _, rest = text.partition("|")
        if i >= self.head_end and head.strip() and len(head) < 25 and rest.strip():
            self.barred.append(Unread(i, head.strip(), len(head) + 1, None, rest.strip()))

    def _accept_barred(self) -> None:
        """Rows of two cells are speech where most say something under an office or a person."""
        told = [
            (row, label)
            for row in self.barred
            if _says(row.rest) and (label := read_label(row.head, self.names))
        ]
        opened = min((row.unit for row, _ in told), default=0)
        rows = [row for row in self.barred if row.unit >= opened]
        if len(told) < PROOF or len(told) * 2 < len(rows):
            return
        known = dict.fromkeys(close(row.head) for row, _ in told)
        for row in rows:
            label = read_label(row.head, self.names)
            if label is None and (close(row.head) in known or _says(row.rest)):
                label = name_speaker(row.head, self.names)
            if label is not None and not is_no_speaker(close(row.head)):
                self.found[row.unit] = Found(label, row.stop, BETWEEN)

    def _cue(self, i: int) -> None:
        """A line of a cue, with a voice at its head."""
        assert self.cues is not None
        if i in self.cues.voices:
            head, stop = self.cues.voices[i]
            clock = self.cues.starts[i]
            self.found[i] = Found(name_speaker(head, self.names, True), stop, "cue", clock)

    def _colon(self, i: int, text: str, start: int, mark: str) -> bool:
        """`위원장 : …`, with or without a mark or a clock before it."""
        clock = None
        if i < self.head_end:
            return False
        if not mark:
            start, mark, clock = _before_label(text)
        colon = SEPARATOR.search(text, start, start + 32)
        if not colon or text.startswith("//", colon.end()) or (i < 3 and _calls_itself(text)):
            return False
        head = text[start : colon.start()]
        if not 0 < len(head) <= 30 or _NUMBERED.match(head):
            return False
        if is_field_label(head):
            if close(head) in _RESULT_LABELS:
                self.asides.add(i)
            return False
        if is_no_speaker(close(head)) or _DRAFT.fullmatch(close(head)):
            self.asides.add(i)
            return False
        kind = kind_of(key_of(head))
        if kind and kind.name != "person" and not (kind.name == "people" and is_speech(text)):
            self._note_aside(i, kind, text[colon.end() :])
            return False
        grammar = f"{mark} colon".strip()
        if colon[0].strip() in ";；" and grammar not in self.counts:
            grammar = f"{mark} semicolon".strip()
        rest = text[colon.end() :]
        if rest.strip().startswith(("미공개", "비공개")):
            return False  # `위원 : 미공개`: who they are, not what they said
        numbered = mark != "" and _NUMBERED_VOICE.fullmatch(head) is not None
        label = Label(None, head) if numbered else self._read_led(head)
        if label and not _is_people(rest, self.names):
            self._prove(i, Found(label, colon.end(), grammar, clock))
        elif not label and (colon[0].strip() not in ";；" or is_speech(rest)):
            self.unread[grammar].append(Unread(i, head, colon.end(), clock, rest))
        return label is not None

    def _read_led(self, head: str) -> Label | None:
        """A label, `질의  조합원 추보라(햇살지구)` with what the speech is before it as well."""
        label = read_set_off(head, self.names)
        first, _, rest = head.partition(" ")
        if label is None and first in SPEECH_LEADS:
            place = _PLACE_BEHIND.fullmatch(rest)
            label = read_label(place[1] if place else rest, self.names)
        return label

    def _note_aside(self, i: int, kind: Kind, value: str) -> None:
        """`작성: 총무 …` behind the last remark: who kept the record, not a speaker."""
        if kind.name == "people" and kind.status == "observer" and _is_people(value, self.names):
            (self.keepers if kind.role in KEEPER_ROLES else self.asides).add(i)

    def _prove(self, i: int, found: Found) -> None:
        self.counts[found.grammar] += 1
        self.found[i] = found

    # -- judging ------------------------------------------------------------------------------

    def judge(self) -> Judgement:
        """The labels that hold, how many by grammar, what each mark opens, and the asides."""
        self._refuse_parties()
        self._accept_soft()
        self._accept_fused()
        self._accept_offices()
        self._accept_unread()
        self._accept_untimed()
        self._accept_barred()
        self._refuse_rare()
        grammars = Counter([found.grammar for found in self.found.values()])
        marks: Counter[str] = Counter()
        for grammar, count in grammars.items():
            marks[grammar.split(" ")[0]] += count
        told = any(
            "colon" in grammar or grammar.startswith("closed by") or grammar in _ASIDE
            for grammar in grammars
        )
        asides = self.asides if told else set()
        return Judgement(self.found, dict(grammars), dict(marks), frozenset(asides | self.keepers))

    def _refuse_parties(self) -> None:
        """`신청인 : 솔안군수` below each item: nobody else speaks, and nobody says a thing."""
        grammars = {f.grammar for f in self.found.values() if f.label.role in PARTIES}
        for grammar in grammars:
            rows = {i: found for i, found in self.found.items() if found.grammar == grammar}
            if "colon" in grammar and all(self._is_of_item(*row) for row in rows.items()):
                for i in rows:
                    del self.found[i]
                del self.counts[grammar]

    def _is_of_item(self, i: int, found: Found) -> bool:
        """Whether a label may be a party to a matter, and what stands behind it is no speech."""
        said = self.units.text[i][found.stop :]
        party = found.label.name is None and found.label.role in PARTIES
        return party and not (_says(said) or said.endswith(NOTED_ENDS))

    def _accept_soft(self) -> None:
        """One blank ends a label where the name is proved, recurs, or stands to a plain office."""
        if not self.soft:
            return
        seen: Counter[tuple[str | None, str | None]] = Counter()
        labels = Counter([f.label for f in chain(self.found.values(), self.soft.values())])
        for label, count in labels.items():
            seen[label.role, label.name] += count
        chairs = {role for (role, _), n in seen.items() if n > 1 and role in SINGULAR_ROLES}
        for i, found in self.soft.items():
            role, name = found.label.role, found.label.name
            alone = role in chairs or (i in self.offices and role in self.dashed)
            doubtful = alone and name not in self.names and seen[role, name] == 1
            if not doubtful:
                self.found[i] = found

    def _accept_fused(self) -> None:
        """A label that nothing sets off from the speech, where it is proved elsewhere."""
        marks = {mark for *_, mark in self.uncut if self.counts[f"{mark} blank"] >= PROOF}
        if not marks:
            return
        proved = Proved((found.label for found in self.found.values()), self.names)
        for i, rest, stop, mark in self.uncut:
            cut = proved.cut(rest) if mark in marks and i not in self.found else None
            if cut is not None:
                self.found[i] = Found(cut.label, stop + cut.stop, f"{mark} blank")

    def _accept_offices(self) -> None:
        """An office alone speaks where it recurs and no name is printed with it."""
        if not self.offices:
            return
        named = {f.label.role for f in self.found.values() if f.label.name}
        seen = Counter(f.label.role for f in self.offices.values())
        starred = sum(1 for f in self.offices.values() if f.grammar.startswith("*"))
        for i, found in self.offices.items():
            if i in self.found:
                continue
            star = found.grammar.startswith("*") and starred > PROOF
            if star or (seen[found.label.role] > 1 and found.label.role not in named):
                self.found[i] = found

    def _accept_unread(self) -> None:
        """What a proved grammar sets off speaks too, and `기획` where a 기획국장 is named."""
        if any("colon" in grammar for grammar in self.unread):
            head = " ".join(self.units.text[:80])[:4000]
            self.stems = _stems_of(head)
        for grammar, lines in self.unread.items():
            seen = Counter(close(line.head) for line in lines)
            self.names |= {name for head in seen if _are_names(head) for name in head.split("&")}
            shortened = self._shortened(grammar, lines, seen)
            proved = self.counts[grammar] >= PROOF or _proves_itself(grammar, seen)
            if not proved and not shortened and not (grammar == SIDES and self._are_sides(seen)):
                continue
            shown = grammar if grammar == "dash" else grammar.replace(" dash", " blank")
            shorthand = _is_shorthand(seen)
            teams = self._are_teams(grammar, seen)
            brackets = self._brackets(grammar)
            opened = min((i for i, f in self.found.items() if f.grammar == shown), default=0)
            for line in lines:
                if line.unit < opened and seen[close(line.head)] < PROOF:
                    continue
                told = seen[close(line.head)] + (line.clock is not None or line.head in self.listed)
                told += shorthand and len(line.head) == 1
                if close(line.head) in shortened:
                    label = Label(line.head.strip(), None)
                    self.found[line.unit] = Found(label, line.stop, shown, line.clock)
                    continue
                stem = "colon" in grammar and line.head in self.stems
                if stem or _could_speak(line, grammar, told, self._proves(grammar, line, brackets)):
                    label = name_speaker(line.head, self.names, grammar in RECORDED and not teams)
                    name = label.name or ""
                    pair = line.head.split()
                    if teams and len(pair) == 2 and name in pair and not any(map(is_role, pair)):
                        label = label if name in self.names else Label(line.head.strip(), None)
                    if teams and is_name(name) and name not in self.names and not label.role:
                        label = Label(line.head.strip(), None)
                    self.found[line.unit] = Found(label, line.stop, shown, line.clock)

    def _shortened(self, grammar: str, lines: list[Unread], seen: Counter[str]) -> frozenset[str]:
        """`총학> …`, `생자> …`: short for who is listed, where most lines of a grammar are so."""
        if not self.listed or not grammar.startswith(_SHORTENED):
            return NONE
        short = find_shortened((head for head in seen if head not in self.names), self.listed)
        told = [line for line in lines if close(line.head) in short]
        said = sum(is_said(line.rest) for line in told)
        if len(short) <= PROOF or len(told) * 3 < len(lines) * 2 or said * 3 < len(told) * 2:
            return NONE
        return short

    def _are_sides(self, seen: Counter[str]) -> bool:
        """`[발주] …`, `[수행] …`: the sides that the attendance list names speak in turn."""
        sides = [head for head in seen if not is_no_speaker(head)]
        listed = len(sides) >= PROOF and all(head in self.listed for head in sides)
        return listed and seen.total() > len(sides)

    def _brackets(self, grammar: str) -> frozenset[str]:
        """The brackets that proved labels of a grammar stand in: others set off quotations."""
        texts = self.units.text
        inside = "bracket" in grammar
        return frozenset(
            texts[i][0] for i, f in self.found.items() if inside and f.grammar == grammar
        )

    def _proves(self, grammar: str, line: Unread, brackets: frozenset[str]) -> bool:
        """Whether offices prove a grammar well enough for words that stand once."""
        if self.counts[grammar] < PROOF:
            return False
        return "bracket" not in grammar or self.units.text[line.unit][0] in brackets

    def _are_teams(self, grammar: str, seen: Counter[str]) -> bool:
        """Whether teams speak by a grammar: where offices alone speak beside departments."""
        if grammar not in RECORDED and _are_teams(seen, self.names):
            return True
        if grammar != INSIDE and DEPARTMENTS.isdisjoint(seen):
            return False
        told = [f.label for f in self.found.values() if f.grammar == grammar]
        if len(told) < PROOF or any(label.name for label in told):
            return False
        named = [head for head in seen if head in self.names or (len(head) == 3 and is_name(head))]
        return len(named) * 3 < len(seen)

    def _refuse_rare(self) -> None:
        """What stands out rarely in a document is a list or a quotation, not a way of speaking.

        A mark that opens lines under another grammar's labels is a bullet there.
        """
        counts = Counter([found.grammar for found in self.found.values()])
        main = max(counts, key=counts.__getitem__, default="")
        if len(counts) == 1 and counts[main] > 1:
            return
        known = {found.label for found in self.found.values() if found.grammar == main}
        for i, found in list(self.found.items()):
            grammar = found.grammar
            if found.label in known and self.units.text[i][0] in _ANSWERS:
                continue
            if grammar == main:
                # One colon behind an office and a word that is hardly a name: a row of a list.
                name = found.label.name
                unproved = main[:1] in _STARS and not is_role(found.label.role or "")
                if counts[grammar] > 1 or not (
                    unproved or ("colon" in grammar and name is not None and not is_name(name))
                ):
                    continue
            few = counts[grammar] < PROOF and not grammar.endswith(_CERTAIN)
            bullet = (
                grammar.endswith(" blank")
                and main in _LABELS_ALONE
                and counts[grammar] * 2 < counts[main]
            )
            if few or bullet:
                del self.found[i]


def _stems_of(text: str) -> frozenset[str]:
    """`기획` of 기획국장, `총무` of 총무부장: words before the head of a unit."""
    found: set[str] = set()
    at = text.find("장")
    while at >= 0:
        if text[at - 1 : at] in _UNIT_LETTERS and not "가" <= text[at + 1 : at + 2] <= "힣":
            start = at
            while start and at - start < LONGEST_STEM + 2 and "가" <= text[start - 1] <= "힣":
                start -= 1
            if 1 < at - 1 - start <= LONGEST_STEM:
                found.add(text[start : at - 1])
        at = text.find("장", at + 1)
    return frozenset(found)


def _calls_itself(text: str) -> bool:
    """Whether a first line is the title, with a colon in it."""
    return any(word in text for word in TITLE_WORDS)


def _before_label(text: str) -> tuple[int, str, str | None]:
    """Where a label starts after a dash, a Latin mark or a clock; the mark; the clock."""
    if text[0] in _BEFORE_LABEL or (text[0] == "*" and text[1:2].isspace()):
        return 1 + (len(text[1:]) - len(text[1:].lstrip())), "-", None
    latin = _LATIN_MARK.match(text)
    if latin:
        return latin.end(), "O", None
    stamp = read_leading(text)
    return (stamp.stop, "", stamp.time) if stamp else (0, "", None)


def _is_section(rest: str) -> bool:
    head = heading_kind(rest)
    return head is not None and head[0].name in {
        "people", "agenda", "record", "signatures", "attachment",
    }  # fmt: skip


def _is_field(text: str) -> bool:
    """`ㅇ 장    소  두물군청 상황실`: a field of the head under the mark of its rows."""
    field = read_field(text)
    return field is not None and field.kind.name in _HEAD_FIELDS


def _heads_people(rest: str) -> bool:
    """`출석공무원 건설교통국장 옥천수 …`: a list on the heading's own line."""
    words = rest.split(None, 1)
    kind = kind_of(key_of(words[0])) if words else None
    if kind is None and rest.startswith(ATTENDING):
        field = split_close_list(rest) or read_field(rest)
        kind = field.kind if field is not None else None
    return kind is not None and kind.name == "people"


def _proves_itself(grammar: str, seen: Counter[str]) -> bool:
    """Names, or words set off again and again, show a way of speaking without any office."""
    if grammar in RECORDED:
        told = sum(n for head, n in seen.items() if n > 1 or is_voice(head))
        return seen.total() > PROOF and told * 2 >= seen.total()
    if grammar == "column":
        return True  # `_columns` kept these lines because offices or turns prove them
    if "colon" not in grammar:
        return False
    if _is_shorthand(seen):
        return True
    voices = [head for head in seen if _NUMBERED_VOICE.fullmatch(head)]
    if len(voices) >= PROOF and sum(seen[head] for head in voices) > len(voices):
        return True
    again = [head for head, count in seen.items() if count > 1 and _is_speakable(head)]
    named = [head for head in again if is_name(head) or _are_names(head)]
    return len(named) >= PROOF or (len(again) > PROOF and sum(seen[h] for h in again) > 9)


def _are_turns(lines: list[Unread]) -> bool:
    """Whether the same few words stand again and again before what is said aloud."""
    seen = Counter(close(line.head) for line in lines)
    again = [head for head, count in seen.items() if count > 1 and not is_no_speaker(head)]
    turns = sum(seen[head] for head in again)
    said = sum(is_said(line.rest) for line in lines)
    who = sum(is_voice(head) or could_be_name(head) for head in again)
    if len(again) < PROOF or turns <= PROOF + 1 or who * 2 < len(again):
        return False
    return said * 3 >= max(len(lines), turns) * 2


def _is_stage(text: str) -> bool:
    return read_headed_stage(text) is not None or read_stage(text) is not None


def is_group(head: str) -> bool:
    """Whether several people speak with one voice: `여럿`, `위원 일동`, `참석자 전원`."""
    plain = close(head)
    if plain in GROUP_WORDS or (len(plain) > 3 and plain.endswith(GROUP_ENDINGS)):
        return True
    return _GROUP.fullmatch(PARENTHESIS.sub("", head).strip()) is not None


def is_voice(head: str) -> bool:
    """Whether a closed word is a person, an office or a numbered voice."""
    if _NUMBERED_VOICE.fullmatch(head) or is_name(head) or is_role(head):
        return True
    return any(is_name(head[:size]) and is_role(head[size:]) for size in (2, 3, 4))


def _is_shorthand(seen: Counter[str]) -> bool:
    """`의 : …`, `부 : …`: one syllable stands for each speaker, again and again."""
    short = [head for head, count in seen.items() if len(head) == 1 and count > 2]
    hangul = [head for head in short if "가" <= head <= "힣"]
    return len(hangul) >= PROOF and not {"문", "답"} <= seen.keys()


def _are_teams(seen: Counter[str], names: frozenset[str]) -> bool:
    """`풍물: …`, `연극: …`: teams speak where most words set off again and again are no names.

    Then no word is a name that no list proves.
    """
    told = [head for head in seen if _is_speakable(head)]
    again = [head for head in told if seen[head] > 1]
    for heads, enough in ((again, 1), (told, PROOF)):
        named = sum(1 for head in heads if head in names or (len(head) > 2 and is_name(head)))
        if len([head for head in heads if not is_name(head)]) > max(named, enough):
            return True
    return False


def _is_speakable(head: str) -> bool:
    return not is_no_speaker(head) and len(head) < 9 and not any(char.isdigit() for char in head)


def _could_speak(line: Unread, grammar: str, seen: int, proved: bool) -> bool:
    head = close(line.head)
    if grammar in RECORDED:
        return is_voice(head) or seen > 1 or (grammar == NAME_AND_TIME and bool(line.rest))
    bare = PARENTHESIS.sub("", head)
    if is_no_speaker(head) or _SECTION_WORDS.search(line.head) or len(bare) > 14:
        return False
    voice = _NUMBERED_VOICE.fullmatch(head) or _NUMBERED_VOICE.fullmatch(head.strip("()[]"))
    if voice or is_group(line.head):
        return True
    if line.rest and _FIGURES_ALONE.fullmatch(line.rest) and not is_voice(head):
        return False  # `소화기 점검 : 7/26(금) 14:00`
    if is_name(head) or _ends_in_name(line.head) or _are_names(head):
        return True
    if _NUMBERED_UNIT.fullmatch(head):
        return True
    if grammar.startswith("closed by") and _says(line.rest):
        return not _DIGIT.search(bare) or _PLACED.fullmatch(line.head) is not None
    if _DIGIT.search(bare) or len(line.head.split()) > 3:
        return False
    if grammar == "bracket":
        return True
    if seen > 1 or (is_unit(head) and not line.rest[:1].isdigit()):
        return True
    return proved and len(bare) > 1 and is_said(line.rest)


def is_said(text: str) -> bool:
    """Whether a text is spoken rather than noted down: somebody is polite to others."""
    return _SAID.search(text) is not None


def _are_names(head: str) -> bool:
    """`김가온&이나래`: who speaks together."""
    names = head.split("&")
    return len(names) > 1 and all(map(is_name, names))


def _ends_in_name(head: str) -> bool:
    words = head.split()
    if not 1 < len(words) < 4:
        return False
    return any(len(word) == 3 and is_name(word) for word in (words[0], words[-1]))


def name_speaker(head: str, names: frozenset[str], transcribed: bool = False) -> Label:
    """Who a word set off as a label names: a person where it can be one, else an office or team."""
    head = (head.strip("()[] ") or head) if head[0] in "([" else head
    if _NUMBERED_VOICE.fullmatch(head):
        return Label(None, head)
    if is_group(head) or _PLACED.fullmatch(head):
        return Label(head, None)
    if head in names or head[0] == "@":
        return Label(None, head)
    if "&" in head and _are_names(close(head)):
        return Label(None, head)
    label = read_label(head, names)
    if label is not None:
        return label
    words = head.split()
    whole = close(head)
    if len(words) == 2 and words[0] in SURNAMES and is_role(words[1]):
        return Label(words[1], words[0])
    if is_name(whole) and len(whole) > 1:
        return Label(None, whole)
    if len(words) == 2 and words[0] in names and words[1] not in names:
        return Label(words[1], words[0])
    if len(words) > 1 and is_name(words[-1]):
        return Label(" ".join(words[:-1]), words[-1])
    if len(words) == 2 and is_role(words[0]) and words[1] in SURNAMES:
        return Label(words[0], words[1])
    if len(words) == 2 and is_name(words[0]) and (len(words[0]) > 2 or is_role(words[1])):
        return Label(words[1], words[0])
    paired = re.fullmatch(r"([가-힣]{2,4})\s*(?:\(([^()]{1,12})\)|/\s*(\S.{0,12}))", head)
    if paired and is_name(paired[1]) and not is_role(paired[1]):
        return Label(paired[2] or paired[3], paired[1])
    if "&" in head or _LATIN_NAME.fullmatch(head):
        return Label(None, head)
    if transcribed and not is_unit(whole) and not is_role(whole):
        return Label(None, head)
    return Label(
        whole if len(words) > 1 and all(len(w) == 1 for w in words) else head.strip(), None
    )


def _read_surname(head: str) -> Label | None:
    """`고 이사`, `피 감사`: a surname before an office."""
    match = _SURNAME_AND_OFFICE.fullmatch(head)
    if match is None or match[1] not in SURNAMES or not is_role(match[2]):
        return None
    return Label(match[2], match[1])


def _says(text: str) -> bool:
    """Whether a cell ends as a spoken sentence does."""
    return len(text) > SHORTEST and text.endswith((*SPOKEN_ENDS, "오."))


def is_speech(text: str) -> bool:
    """Whether a line says something in a full sentence, as no list of people does."""
    return is_prose(text) and text.endswith(SPOKEN_ENDS)


def _is_people(value: str, names: frozenset[str]) -> bool:
    """Whether a value is nothing but a person, or several: the label is a field then."""
    if "," in value and len(value) < 400 and value[-1] not in ".?!" and names_members(value):
        return True
    if not value or len(value) > 40:
        return False
    if value[-1] in ")）" and _WHO_CAME.fullmatch(value):
        return True
    label = read_label(value, names)
    return (label is not None and label.name is not None) or is_name(close(value))
