"""What a document teaches before its lines are judged.

One look over all units answers: where does the record begin, which lines carry a speaker label and
by which grammar, which names and labels are proved, is the text spaced, is it wrapped by a page.
The line rules read the answer; they never look at a document's neighbours themselves.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from minutes_parser.parser.business.agenda import heading_number, is_category
from minutes_parser.parser.business.bills import Bill, is_bill, is_marked
from minutes_parser.parser.business.decided import NOTHING_DECIDED, find_decided
from minutes_parser.parser.heading.fields import declared_count, heading_kind, read_field
from minutes_parser.parser.heading.stages import STAGE_OPENINGS, read_headed_stage, read_stage
from minutes_parser.parser.heading.unlabelled import COVER_REACH, read_told_attendance
from minutes_parser.parser.notes.outline import NONE as NO_OUTLINE
from minutes_parser.parser.notes.outline import Outline, is_set_off, survey_outline
from minutes_parser.parser.persons.glued import part_glued, split_short
from minutes_parser.parser.persons.names import (
    could_be_name,
    is_known_name,
    is_member_title,
    is_name,
    is_role,
)
from minutes_parser.parser.persons.people import GIVEN_NAME
from minutes_parser.parser.persons.signing import find_signing
from minutes_parser.parser.speech.alone import find_alone
from minutes_parser.parser.speech.labels import (
    Label,
    cut_label,
    join_syllables,
    read_fused,
    read_label,
)
from minutes_parser.parser.speech.speaking import (
    ABBREVIATED,
    CIRCLES,
    MARKS,
    RECORDED,
    Found,
    Judgement,
    Speaking,
    is_said,
)
from minutes_parser.parser.speech.standups import find_reports, find_standups, silence_parts
from minutes_parser.parser.text import Units, close, is_prose
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.added import in_use
from minutes_parser.vocabulary.labels import (
    ABSENT_WORDS,
    OBSERVER_WORDS,
    PRESENT_WORDS,
    SECTION_ENDS,
    STAFF_LISTS,
    TITLE_WORDS,
)

if TYPE_CHECKING:
    from minutes_parser.parser.page.cues import Cues


class Survey(NamedTuple):
    """What was learned, frozen."""

    labels: dict[int, Found]
    names: frozenset[str]
    grammars: dict[str, int]
    record: int | None
    spaced: bool
    marks: dict[str, int]
    asides: frozenset[int]
    clocked: frozenset[int]
    signing: range | None
    cued: bool
    outline: Outline
    decided: dict[int, Bill]


CLOCKED = lazy(r"\[?([012]?\d:[0-5]\d)\]?\s+(?=[^\d~∼\-–\s])", needs=":")
HEADING_MARKS = frozenset("□■◆◇▣▶▷◈☐▢▒ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
# A numbered heading of a stage: `1. 개  회`, `1. 성원보고`.
_SECTION = lazy(
    r"(?:(?:\d{1,2}|[가-하])\s*[.)]|[■□◆◇▣▶])\s*(?:개\s*회|개\s*의|성원\s*보고|국민의례|개회\s*선언|개회\s*및\s*\S{2,8})",
    needs=("개", "성원", "국민의례"),
)
_LABELLED = lazy(
    r"(?:[-–•*·▪]\s*|[\[(]?\d{1,2}:\d{2}[\])]?\s+)?([가-힣][가-힣 ]{1,12}?)\s*[:：]\s*"
)
_ENCLOSED = lazy(r"[\[〈<【]\s*([^\[\]〈〉<>【】]{1,16}?)\s*[\]〉>】]\s*(\S.*)")
_HEAD_KINDS = frozenset({"date", "place", "agenda"})
_ASSIGNED = lazy(r"[-•*·]?\s*([가-힣]{3,4})\s*(?::|：|<<|->|→|=>)\s*\S")
ALONE = "name alone"
_SENTENCE_ENDS = ("다.", "음.", "함.", "임.", "됨.", "다", "함")
_TOLD_ENDS = ("석", "참", "함", "음", "다", ".")
_PEOPLE_REACH = 80
_HEAD_REACH = 200
# Labels of a record in which names on lines of their own are no longer looked for.
MANY = 20
_LONGEST_ROW = 48
# `존 매카시(조사관)`: a foreign name in two words.
_FOREIGN = lazy(
    r"\W*([^\W\d_A-Za-z]{1,5}) ([^\W\d_A-Za-z]{1,6})\s*[(（][^()（）]+[)）]", needs="(（"
)
_NOTE_MARKS = lazy(r"[■□○●※*▪◦·-]\s*[*※]?\s*\S", needs="■□○●※*▪◦·-")
_NOTED = frozenset({"people", "count", "date", "place", "person"})
_RUN_REACH = 60
_SHORT_ITEM = 8
_WORD = lazy(r"[가-힣]{2,}")
_LIST_OPENINGS = (
    *PRESENT_WORDS, *ABSENT_WORDS, *OBSERVER_WORDS, *(key[:3] for key in STAFF_LISTS),
    "出席", "缺席", "欠席", "請暇",
    "參席", "陪席", "政府", "其他", "학교위원", "학생위원", "외부위원", "내부위원",
)  # fmt: skip
_OPENING_PAIRS = frozenset(opening[:2] for opening in _LIST_OPENINGS)
_BEFORE_LIST = CIRCLES + " \t\u30000123456789.,()[]（）"
_OPENING_LETTERS = frozenset(opening[0] for opening in _LIST_OPENINGS)


def survey_document(
    units: Units,
    skip: dict[int, str],
    headings: dict[int, int],
    cues: "Cues | None",
    spoken: dict[int, Found],
) -> Survey:
    """Learn a document; `spoken` are labels that a table of the record prints."""
    names, listed = _proved_names(units, skip, headings)
    signing = find_signing(units, skip) if cues is None else None
    silent = skip if signing is None else {**skip, **dict.fromkeys(signing, "signatures")}
    rows = _marked_rows(units, skip)
    if rows:
        silent = {**silent, **dict.fromkeys(rows, "listed")}
    if spoken:
        silent = {**silent, **dict.fromkeys(spoken, "spoken")}
    head_end = _head_end(units, skip)
    outline = survey_outline(units, skip, headings)
    if outline.tasks and not headings and not outline.meetings:
        judged = Speaking(units, silent, names, cues, head_end, listed).judge()
        if _is_recorded(units, skip, judged.labels.keys() - outline.tasks.keys()):
            outline = outline._replace(tasks=_behind(units, outline.tasks, judged), notes=False)
    dated = outline.notes and not (headings or outline.tasks or outline.sections)
    if dated and len(outline.meetings) < FEW and _is_recorded(units, skip, set()):
        outline = NO_OUTLINE  # a date on a line of its own, above a record with stage lines
    names |= _assigned(units, outline.tasks)
    quiet = {**dict.fromkeys(outline.tasks, ""), **silent} if outline.tasks else silent
    speaking = Speaking(units, quiet, names, cues, head_end, listed).judge()
    if outline.notes and (_is_clocked(speaking) or _is_verbatim(units, speaking)):
        outline = outline._replace(notes=False)
    alone: dict[int, Label] = {}
    if outline.notes:
        alone = find_standups(units, quiet, headings, names, listed, outline.tasks, outline.known)
    if not alone and names and len(speaking.labels) < MANY:
        reports = find_reports(units, quiet, names, head_end)
        alone = reports if speaking.labels.keys() <= reports.keys() else alone
    if not alone and not speaking.labels and not spoken:
        alone = find_alone(units, quiet, names, head_end)
    if alone:
        silence_parts(speaking.labels, alone)
        for i, label in alone.items():
            if i not in speaking.labels:
                speaking.labels[i] = Found(label, len(units.text[i]), ALONE)
                speaking.grammars[ALONE] = speaking.grammars.get(ALONE, 0) + 1
    labels = {**speaking.labels, **spoken} if spoken else speaking.labels
    clocked = _clocked_lines(units, skip)
    record = _record_start(units, skip, labels, clocked, headings)
    decided = NOTHING_DECIDED
    if cues is not None and cues.starts:
        record = min(cues.starts)
    elif len(labels) < MANY and not (headings or outline.notes):
        decided = find_decided(units, skip, labels)
        first = min(decided.items, default=len(units))
        if decided.items and (record is None or (first < record and not labels)):
            record = first
        elif record is not None and first < record:
            decided = NOTHING_DECIDED
    return Survey(
        labels=labels,
        names=names,
        grammars=speaking.grammars | Counter(found.grammar for found in spoken.values()),
        record=record,
        spaced=_is_spaced(units.text),
        marks=speaking.marks,
        asides=speaking.asides | decided.results,
        clocked=clocked,
        signing=signing,
        cued=cues is not None,
        outline=outline,
        decided=decided.items,
    )


def _behind(units: Units, tasks: dict[int, int], judged: Judgement) -> dict[int, int]:
    """The lists of things to do that stand behind the last speaker, under words set off."""
    last = max(judged.labels.keys() - tasks.keys(), default=-1)
    apart = {
        at
        for at in {*tasks.values()}
        if at > last and (is_set_off(units.text[at]) or not units.text[at - 1])
    }
    return {i: at for i, at in tasks.items() if at in apart}


def _assigned(units: Units, tasks: dict[int, int]) -> frozenset[str]:
    """Names that to-do lists set off: who has something to do may speak elsewhere."""
    rows = (_ASSIGNED.match(units.text[i]) for i in tasks)
    return frozenset(row[1] for row in rows if row and is_name(row[1]))


def _is_clocked(speaking: Judgement) -> bool:
    """Whether labels carry the time or are abbreviations: a record kept word by word."""
    if ABBREVIATED in speaking.grammars:
        return True
    stamped = sum(1 for found in speaking.labels.values() if found.clock is not None)
    return bool(RECORDED & speaking.grammars.keys()) or stamped > FEW


def _is_verbatim(units: Units, speaking: Judgement) -> bool:
    """Whether offices speak, most of them politely: what was said rather than noted down."""
    told = speaking.labels
    if len(told) < VERBATIM or all(found.label.name for found in told.values()):
        return False
    said = sum(is_said(units.text[i]) for i in told)
    return said * 3 > len(told) * 2


FEW = 2
_FUSED = 5  # letters of a label or of two names with nothing between them
VERBATIM = 5


def _is_recorded(units: Units, skip: dict[int, str], labels: set[int]) -> bool:
    """Whether speakers or stage lines carry a document that also holds a list of things to do."""
    if len(labels) > FEW:
        return True
    return any(
        (stage := read_stage(units.text[i])) is not None and stage.kind in {"open", "close"}
        for i in units.opening(STAGE_OPENINGS)
        if i not in skip and len(units.text[i]) < 40
    )


def _head_end(units: Units, skip: dict[int, str]) -> int:
    """The last field that only a head prints: colons before it set off fields, not speakers."""
    end = 0
    for i, text in enumerate(units.text[: min(80, len(units) // 2 + 4)]):
        if not text or i in skip or len(text) > 120:
            continue
        if len(text) < 64 and (text[0] in STAGE_OPENINGS or text[0].isdecimal()):
            stage = read_stage(text) if text[0] in STAGE_OPENINGS else read_headed_stage(text)
            if stage and stage.kind in {"open", "resume"}:
                break
        field = read_field(text)
        if field is not None and field.kind.name == "record":
            break
        if (field is None or field.kind.name == "person") and _speaks_up(text):
            break
        if field is not None and field.kind.name in _HEAD_KINDS:
            end = i
    return end


def _speaks_up(text: str) -> bool:
    """`19:06 의장 : 보고안건부터 하겠습니다.`: an office, a colon or a dash, and polite words."""
    if " - " in text[:24]:
        head, _, said = text.partition(" - ")
        return read_label(head) is not None and is_said(said)
    enclosed = _ENCLOSED.fullmatch(text) if text[0] in "[〈<【" else None
    if enclosed is not None:
        return read_label(enclosed[1]) is not None and is_said(enclosed[2])
    found = _LABELLED.match(text) if ":" in text[:24] or "：" in text[:24] else None
    return found is not None and read_label(found[1]) is not None and is_said(text[found.end() :])


def _clocked_lines(units: Units, skip: dict[int, str]) -> frozenset[int]:
    """Lines of a record kept by the clock (`19:05 개회 선언`); none where only one or two stand."""
    found = [i for i in units.opening("012[") if i not in skip and CLOCKED.match(units.text[i])]
    return frozenset(found) if len(found) > 2 else frozenset()


def _is_spaced(lines: list[str]) -> bool:
    """Whether the text keeps blanks between words: one in three to five letters of Korean does."""
    sample = "\n".join(lines[len(lines) // 3 :][:300])[:6000]
    return len(sample) < 40 or sample.count(" ") * 12 > len(sample)


def _proved_names(
    units: Units, skip: dict[int, str], headings: dict[int, int]
) -> tuple[frozenset[str], frozenset[str]]:
    """Names that attendance lists print, wherever they stand, and all words of the lists."""
    added = in_use()
    names: set[str] = set() if added is None else set(added.names)
    own = _own_labels()
    listed: set[str] = set()
    texts = units.text
    read_to = 0
    openings = _OPENING_LETTERS.union(word[0] for word in own) if own else _OPENING_LETTERS
    may_open = (c for c in units.first if c in openings or not "가" <= c <= "힣")
    ends = ".?!" if not own else ""  # most lines of speech end so, no label does
    for i in [i for i in units.opening(may_open) if texts[i][-1] not in ends]:
        if i in skip or not _may_head_people(texts[i], own):
            continue
        field = read_field(texts[i])
        if field is None or field.kind.name != "people":
            continue
        whole = (lambda: units.whole) if is_member_title(field.kind.role or "") else None
        names.update(_names_of_row(field.value, whole))
        listed.update(_WORD.findall(field.value))
        told = bool(field.value) and declared_count(field.value) is None
        for j in range(max(i + 1, read_to), min(i + _PEOPLE_REACH, len(texts))):
            read_to = j + 1
            if j in headings or _ends_people(texts[j]) or (told and not texts[j]):
                break
            if texts[j] and len(texts[j]) < 400:
                names.update(_names_of_row(texts[j], whole))
                listed.update(_WORD.findall(texts[j]))
    for text in texts[:COVER_REACH]:
        row = read_told_attendance(text) if text.endswith(_TOLD_ENDS) else None
        if row is not None:
            names.update(_names_of_row(row.value))
            listed.update(_WORD.findall(row.value))
    return frozenset(names), frozenset(listed)


def _own_labels() -> tuple[str, ...]:
    """Labels of lists of people that the user added."""
    added = in_use()
    return () if added is None else added.people


def _marked_rows(units: Units, skip: dict[int, str]) -> list[int]:
    """Rows of attendance lists that carry a mark: an office and a name, and nobody speaks."""
    rows: list[int] = []
    mark = above = ""
    own = _own_labels()
    for i, text in enumerate(units.text[:_HEAD_REACH]):
        if not text or i in skip:
            continue
        if text[0] in MARKS and (mark == text[0] or (not mark and _opens_list(above, own))):
            cut = cut_label(text[1:].lstrip()) if len(text) < _LONGEST_ROW else None
            if cut is not None and cut[0].stop == len(text[1:].lstrip()):
                rows.append(i)
                mark = text[0]
                continue
        mark, above = "", text
    return rows


def _opens_list(text: str, own: tuple[str, ...]) -> bool:
    """Whether a line is the label of a list of people and nothing else."""
    if not 0 < len(text) < _LONGEST_ROW or not _may_head_people(text, own):
        return False
    field = read_field(text)
    return field is not None and field.kind.name == "people" and not field.value


def _ends_people(text: str) -> bool:
    """Speech, a stage line or another field of the head: the list is over."""
    if text.endswith(("다.", "요.", "까?", "음.", "함.")):
        return True
    if text[:1] and not "가" <= text[0] <= "힣" and len(text) < 60:
        field = read_field(text)
        if field is not None and field.kind.name in _HEAD_KINDS:
            return True
    return text[:1] in {"(", "【"} and read_stage(text) is not None


def _names_of_row(text: str, whole: Callable[[], str] | None = None) -> list[str]:
    """Names of one row: surnames tell most, a title behind it or a place in a list the rest."""
    words = join_syllables(re.split(r"(?:[\s\u3000,、，()（）]|\.(?=\s|$))+", text))
    is_person = is_known_name if in_use() is None else is_name
    found = [word for word in words if 1 < len(word) < 6 and is_person(word)]
    for word in words:
        if len(word) < _FUSED:
            continue
        if (fused := read_fused(word, frozenset())) and fused.name:
            found.append(fused.name)
        elif short := split_short(word):
            found.append(short[1])
        else:
            found.extend(part_glued(word, whole))
    found += [
        a for a, b in pairwise(words) if is_member_title(b) and len(a) > 3 and could_be_name(a)
    ]
    foreign = _FOREIGN.fullmatch(text) if text[-1:] in {")", "）"} else None
    if foreign and not any(is_role(word) for word in foreign.groups()):
        found.append(foreign[1] + foreign[2])
    if len(words) == 3 and is_role(words[0]) and not any(map(_is_told, words[1:])):
        found.append(words[1] + words[2])
    if not found or len(found) < len(words):
        found += _of_plain_list(words)
    for item in re.split(r"[,、，]", text):
        if 3 < len(item.strip()) < 6 and could_be_name(item.strip()):
            found.append(item.strip())
    return found


def _of_plain_list(words: list[str]) -> list[str]:
    """`가온, 미르, 한솔`: names without a surname, where most of a list are names by themselves."""
    words = [word for word in words if word]
    given = [word for word in words if not word.isascii() or not GIVEN_NAME.fullmatch(word)]
    handled = any(word[0] == "@" for word in words)
    plain = [word for word in given if word[0] != "@"]
    if len(words) < FEW or not all(1 < len(word) < 5 and could_be_name(word) for word in plain):
        return []
    return words if handled or sum(map(is_name, plain)) * 2 >= len(words) else []


def _is_told(word: str) -> bool:
    """Whether a word of a row is an office or a name by itself; what is left is a foreign name."""
    return is_role(word) or is_name(word) or not "가" <= word[0] <= "힣"


def _may_head_people(text: str, own: tuple[str, ...] = ()) -> bool:
    """A cheap look at the first letters: most lines end here. `own` are labels of the user."""
    if own and _letters_of(text[:40]).startswith(own):
        return True
    if text[-1] in ".?!" or len(text) > 400:
        return False
    bare = text[:16].lstrip(_BEFORE_LIST)
    if "가" <= bare[:1] <= "힣" and bare[:2] not in _OPENING_PAIRS and bare[1:2] >= "가":
        return False
    if text[0] >= "가" and text[:2] not in _OPENING_PAIRS and not text[1:2].isspace():
        return False
    return _letters_of(text[:16]).startswith(_LIST_OPENINGS)


def _letters_of(text: str) -> str:
    """Hangul and Hanja alone."""
    return "".join([c for c in text if "가" <= c <= "힣" or "\u4e00" <= c <= "\u9fff"])


def _record_start(
    units: Units,
    skip: dict[int, str],
    labels: dict[int, Found],
    clocked: frozenset[int],
    headings: dict[int, int],
) -> int | None:
    """The first unit of the record: an opening, a label, or a heading that says so."""
    first = min([*labels, *clocked], default=len(units))
    seen, bare, last = False, True, -1
    for i, text in enumerate(units.text[: first + 1]):
        if not text or i in skip:
            continue
        if i == first:
            return _reach_back(units, skip, i)
        if text[0] in STAGE_OPENINGS and len(text) < 40:
            stage = read_stage(text)
            if stage and stage.kind in {"open", "resume"}:
                return i
        if len(text) < 40:
            stage = read_headed_stage(text)
            declared = _DECLARED.search(text) and _heads_agenda(_next_text(units, skip, i, 1))
            if stage and stage.kind == "open" and not declared:
                return i
            heading = heading_kind(text)
            field = read_field(text) if heading is None and i not in headings else None
            if field is not None and field.kind.name == "record" and field.value:
                return i
            if heading and heading[0].name == "record" and not (bare and _is_plain_title(text)):
                if last >= 0 and _stands_again(units, last):
                    return last
                told = _first_sentence(units, skip) if first == len(units) else None
                if told is not None and told < i and _declares_open(units, told, i):
                    return told
                return i
        if (
            (first == len(units) or text[0] in HEADING_MARKS)
            and _SECTION.fullmatch(text)
            and _tells(_next_text(units, skip, i, 1))
        ):
            return i
        if i in headings and seen and _opens_notes(text):
            return i
        last = i
        seen = seen or i not in headings or _is_title(text)
        bare = bare and len(text) < 40 and read_field(text) is None
    return _first_sentence(units, skip) if first == len(units) else None


_DECLARED = lazy(r"[:：]\s*[^\d\s]", needs=":：")  # by somebody: `개회선언 : 회장 (19:34)`


def _heads_agenda(text: str) -> bool:
    """`[심의안건]` below `개회선언 : 회장 (19:34)`: the head goes on."""
    heading = heading_kind(text) if text else None
    return heading is not None and heading[0].name == "agenda"


def _is_plain_title(text: str) -> bool:
    """`회 의 록`, `회의록(제5차)` before any field: a title rather than a heading of the record."""
    return close(re.sub(r"[(（][^()（）]*[)）]\s*$", "", text)) in TITLE_WORDS


def _opens_notes(text: str) -> bool:
    """Whether a Markdown heading is no field of the head: what follows is the record."""
    field = read_field(text)
    return (field is None or field.kind.name in {"record", "note", "result"}) and not _is_title(
        text
    )


def _is_title(text: str) -> bool:
    plain = close(text)
    return any(close(word) in plain for word in TITLE_WORDS) or plain.endswith(
        ("회의", "미팅", "개요")
    )


def _first_sentence(units: Units, skip: dict[int, str]) -> int | None:
    """Narrative minutes without labels begin with their first full sentence after a field."""
    filled = [i for i, text in enumerate(units.text) if text and i not in skip]
    fields = 0
    for n, i in enumerate(filled):
        text = units.text[i]
        field = read_field(text) if len(text) < 200 else None
        if fields and field is None and _tells(text) and not _is_footnote(units, filled, n):
            return _reach_back(units, skip, _paragraph_start(units, filled, n))
        fields += field is not None
    return None


def _tells(text: str) -> bool:
    """Whether a line is narrative: running text, or the end of a sentence."""
    if not text:
        return False
    if is_prose(text):
        return True
    return text.endswith(_SENTENCE_ENDS) and (
        len(text) > 25 or (text[-2:] == "다." and len(text) > 8)
    )


def _is_footnote(units: Units, filled: list[int], n: int) -> bool:
    """`※ 위임장을 낸 회원은 …`: a note under a mark, with more of the head right behind it."""
    if not _NOTE_MARKS.match(units.text[filled[n]]):
        return False
    following = (read_field(units.text[i]) for i in filled[n + 1 : n + 4])
    return any(field is not None and field.kind.name in _NOTED for field in following)


def _paragraph_start(units: Units, filled: list[int], n: int) -> int:
    """The unit a paragraph begins in whose sentence ends here, and the heading right before it."""
    start = n
    while start and filled[start] - filled[start - 1] < 3 and n - start < 6:
        before = units.text[filled[start - 1]]
        at = filled[start]
        if filled[start - 1] < at - 1 and "".join(units.text[at + 1 : at + 2]):
            break  # a blank line above, and none below: only what is double-spaced goes on
        if len(before) < 25 or before.endswith(_SENTENCE_ENDS) or read_field(before) is not None:
            break
        start -= 1
    if start and opens_section(units.text[filled[start - 1]]):
        start -= 1
    return filled[start]


def opens_section(text: str) -> bool:
    """`개회 선언`, `성원보고 및 개회`: a heading of the narrative without any mark."""
    return len(text) < 24 and not text[-1].isdigit() and close(text).endswith(SECTION_ENDS)


def _reach_back(units: Units, skip: dict[int, str], first: int) -> int:
    """Headings right before the first remark belong to the record, also with text under them."""
    start = last = first
    for i in range(first - 1, max(first - 40, -1), -1):
        text = units.text[i]
        if not text or i in skip:
            continue
        if (text[0] in HEADING_MARKS or (start == last and text[0] in MARKS)) and len(text) < 80:
            field = read_field(text)
            if field is not None and field.kind.name != "record":
                break
            start = last = i
        elif _SECTION.fullmatch(text) or _announces(units, skip, i):
            start = i
        elif read_field(text) is not None:
            break
        else:
            last = -1
    return start


def _announces(units: Units, skip: dict[int, str], i: int) -> bool:
    """Whether a line announces an item: by itself, or in a run that no label of a list heads.

    What a list has printed before and stands alone is announced as well.
    """
    text = units.text[i]
    if not is_bill(text):
        return _stands_again(units, i)
    if is_category(text):
        return False
    if _stands_again(units, i):
        return True
    around = [_next_text(units, skip, i, step) for step in (-1, 1)]
    if not any(is_bill(other) for other in around if other):
        return True
    above = reversed(units.text[max(i - _RUN_REACH, 0) : i])
    before = next((t for t in above if t and not is_bill(t)), "")
    if before and is_category(before):
        return False
    field = read_field(before) if before else None
    return is_marked(text) and (field is None or field.kind.name != "agenda")


def _declares_open(units: Units, start: int, stop: int) -> bool:
    """Whether the words above a heading for the record open the meeting already."""
    words = close(" ".join(units.text[start:stop]))
    return any(word in words for word in ("개회를선언", "개의를선언", "개회를선포", "개회하다"))


def _stands_again(units: Units, i: int) -> bool:
    """Whether an item that a list printed stands alone behind a blank line."""
    text = units.text[i]
    before = units.text[max(i - _RUN_REACH, 0) : i]
    if not before or before[-1] or text not in before:
        return False
    return is_bill(text) or (heading_number(text) is not None and len(text) > _SHORT_ITEM)


def _next_text(units: Units, skip: dict[int, str], i: int, step: int) -> str:
    """The next line with text, or the last one before."""
    for j in range(i + step, len(units) if step > 0 else -1, step):
        if units.text[j] and j not in skip:
            return units.text[j]
    return ""
