"""Lines of the record: labels and speech, stage lines, narrative."""

from __future__ import annotations

from minutes_parser.parser.business.bills import may_announce, read_bill
from minutes_parser.parser.business.decisions import OPENINGS
from minutes_parser.parser.business.narrative import ends_plainly, tells_of_chair
from minutes_parser.parser.business.outcomes import asks_result, decides, states_result
from minutes_parser.parser.entries import Entry, Speech
from minutes_parser.parser.grid.forms import FormRow
from minutes_parser.parser.heading.fields import PLACE_TO_SIGN, Field, Kind, read_field
from minutes_parser.parser.heading.stages import (
    RULES,
    SHORT_STAGE,
    STAGE_ENDS,
    STAGE_OPENINGS,
    Stage,
    gesture_kind,
    read_headed_stage,
    read_pause,
    read_stages,
)
from minutes_parser.parser.persons.members import find_members, is_member_row, read_members
from minutes_parser.parser.speech.gestures import gestures_end
from minutes_parser.parser.speech.joining import ends_sentence
from minutes_parser.parser.speech.speaking import Found
from minutes_parser.parser.survey import CLOCKED, opens_section
from minutes_parser.parser.text import close
from minutes_parser.parser.walking.headings import HeadingWalk, may_begin_heading
from minutes_parser.parser.walking.marks import LIST_MARKS, LIST_REACH
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.labels import RESOLUTIONS

_SIGNED = lazy(PLACE_TO_SIGN + r"\s*$")
_SEATS = frozenset("의좌방")
# Kinds of rows that stand behind the record in a form, and rows before it that make a form.
_BEHIND = frozenset({"result", "next", "note", "attachment"})
_ROWS_OF_A_FORM = 2
_SEATED = lazy(r"(?:의석|좌석|방청석)에서\s*[―—–-]", needs=("의석에서", "좌석에서", "방청석에서"))


class RecordWalk(HeadingWalk):
    """Reads the record."""

    def _read_record(self, i: int, text: str) -> None:
        found = self.survey.labels.get(i)
        if found is not None:
            self._read_label(i, text, found)
            return
        if i in self.forms and self._read_form_of_record(i, text):
            return
        if i in self.survey.clocked:
            self._read_clocked(i, text)
            return
        if (bill := self.survey.decided.get(i)) is not None:
            self._read_decided(i, text, bill)
            return
        if i in self.survey.asides and len(text) < 200 and self._read_aside(i, text):
            return
        first = text[0]
        if i in self.sections and i not in self.headings:
            self._read_section_heading(i, text)
            return
        if len(text) < 20 and asks_result(text):
            self._add_heading(i, text, None)
            self.asked = True
            return
        if self.asked and len(text) < 60 and self._read_asked(i, text):
            return
        if first in OPENINGS and decides(text):
            self._add_heading(i, text, None)
            return
        if i in self.headings:
            if (headed := read_headed_stage(text)) is not None:
                self._read_stage(i, text, headed)
                return
            self._add_heading(i, text, self._headed_item(i, text))
            return
        if len(text) < SHORT_STAGE and text[-1] in STAGE_ENDS:
            headed = read_headed_stage(text)
            if headed is not None:
                self._read_stage(i, text, headed)
                return
        if first in STAGE_OPENINGS or first == "※":
            stages = read_stages(text) if first != "※" else read_pause(text)
            if not stages and first in RULES and (headed := read_headed_stage(text)):
                stages = [headed]
            for n, stage in enumerate(stages):
                self._read_stage(i, "" if n else text, stage)
            if stages:
                return
        if (
            self.closed or may_begin_heading(text, first) or may_announce(text)
        ) and self._read_heading(i, text, first):
            return
        if len(text) < 16 and text.endswith("사항") and self._read_heading(i, text, first):
            return
        if not self.survey.labels and self._read_unmarked(i, text):
            return
        if self.closed and not self._is_speech_open():
            self._read_after_close(i, text)
            return
        if self._read_topic(i, text):
            return
        self._read_speech(i)

    def _read_form_of_record(self, i: int, text: str) -> bool:
        """`회의내용 | …` goes on with the record; another label ends it."""
        row = self.forms[i]
        kind = row.kinds[0]
        if kind is None or _SIGNED.search(text):
            return False
        if self._tells_result(row):
            self._add_heading(i, text, None)
            return True
        if self._is_speech_open() and not self._is_past(i):
            return False
        if kind.name == "record":
            self._read_record_row(i, row)
            return True
        self._leave_record()
        self.reopened = True
        self._read_form(i, row)
        return True

    def _tells_result(self, row: FormRow) -> bool:
        """Whether a row stands below one item after another: `표결 결과 | 찬성 12 | 반대 3`."""
        return row.kinds[0] is not None and self.told_again[row.cells[0]] > 1

    def _is_past(self, i: int) -> bool:
        """Whether a row of the form that the record stands in comes behind it: `결정사항 | …`."""
        kind, record = self.forms[i].kinds[0], self.survey.record
        if kind is None or kind.name not in _BEHIND or record is None:
            return False
        return sum(1 for row in self.forms if row < record) >= _ROWS_OF_A_FORM

    def _read_unmarked(self, i: int, text: str) -> bool:
        """Headings and lists of people that a narrative prints without any mark."""
        if text[0] in LIST_MARKS and "호" in text[:16] and self._read_bill(i, text):
            return True
        if opens_section(text) and self._is_paragraph_over(i):
            self._add_heading(i, text, None)
            return True
        field = find_members(text)
        return field is not None and self._list_members(i, field)

    def _list_members(self, i: int, field: Field) -> bool:
        """A list of people inside the record: an entry of its own, and the record goes on."""
        rows = []
        for j in range(i + 1, min(i + LIST_REACH, len(self.units))):
            row = self.units.text[j]
            if not row or j in self.skip:
                continue
            if read_members(row) is not None or not is_member_row(row):
                break
            rows.append((j, row))
        rows = rows if any(len(row) > 1 for _, row in rows) else []
        if not field.value and not rows and not self._members_follow(i):
            return False
        self._end_speech()
        entry = Entry(field.label, field.kind, i, field.value, field.number)
        entry.rows += rows
        self.entries.append(entry)
        self._mark(i, "people", f"label {field.label}: people of the record")
        for j, _ in rows:
            self.skip[j] = ""
            self._mark(j, "people", f"under {field.label}")
        return True

    def _members_follow(self, i: int) -> bool:
        following = (t for t in self.units.text[i + 1 : i + 4] if len(t) > 1)
        return any(read_members(text) is not None for text in following)

    def _is_paragraph_over(self, i: int) -> bool:
        """Whether the narrative before a line ended its sentence, or a node stands between."""
        if self.speech is None or not self.speech.parts:
            return True
        before = self.units.text[self.speech.parts[-1]]
        return before.endswith("다") or ends_sentence(before) or len(before) < 30

    def _read_asked(self, i: int, text: str) -> bool:
        """What stands alone under a heading that asks for a result: the result, its wording."""
        if close(text).strip("<>〈〉[]【】:：") not in RESOLUTIONS:
            before = self._text_before(i, 12)
            alone = self.speech is None or before[-1:] in ".음함임"
            if not alone or text[-1] in ".,다" or states_result(text) is None or read_bill(text):
                return False
        self._add_heading(i, text, None)
        self.asked = True
        return True

    def _read_label(self, i: int, text: str, found: Found) -> None:
        rest = text[found.stop :].strip() if found.broken is None else ""
        if rest[:1] in _SEATS and _SEATED.match(rest):
            self._add_event(i, Stage("interjection", None), text)
            return
        if found.grammar == "cue" and self._carries_on(i, found, rest):
            return
        self.closed = self.suspended = False
        label = text[: found.stop].strip()
        if found.broken is not None:
            following = self.units.text[found.broken]
            label, rest = text + following[: found.stop].rstrip(), following[found.stop :].strip()
            self.skip[found.broken] = ""
            self._mark(found.broken, "remark", "label goes on from the line before")
        speech = Speech(
            i, found, label.rstrip(" \t:：∶") if "colon" not in found.grammar else label, self.item
        )
        if rest:
            speech.opening = rest
            speech.parts.append(i if found.broken is None else found.broken)
        self.speech = speech
        self.proceedings.append(speech)
        self.kinds[i] = self.label_kinds[found.grammar]

    def _read_clocked(self, i: int, text: str) -> None:
        """A line of a record kept by the clock: a stage, an item, or what happened."""
        stage = read_headed_stage(text)
        if stage is None and self._read_bill(i, text):
            return
        self._end_speech()
        if stage is None:
            clock = CLOCKED.match(text)
            stage = Stage("note", f"{int(clock[1][:-3]):02}{clock[1][-3:]}" if clock else None)
        self._read_stage(i, text, stage)

    def _read_aside(self, i: int, text: str) -> bool:
        """`결과: 수정가결`, `의결문안: …` between remarks: nobody speaks."""
        field = read_field(text)
        if field is not None and field.kind.name == "result":
            self._add_heading(i, text, None)
        elif field is not None and field.kind.name == "people":
            self._leave_record()
            self._open_entry(i, field)
        else:
            self._end_speech()
            self._read_narrative(i)
        return True

    def _carries_on(self, i: int, found: Found, rest: str) -> bool:
        """Consecutive cues of one speaker are one remark."""
        speech = self.speech
        if speech is None or speech.found is None or speech.found.label != found.label:
            return False
        if rest:
            stop = gestures_end(rest)
            if stop:
                at = self.units.raw[i].find(rest) + 1
                self._add_event(i, Stage(gesture_kind(rest[:stop]), None), rest[:stop], at)
                rest = rest[stop:]
        if rest:
            speech.inner = {} if speech.inner is None else speech.inner
            speech.inner[i] = rest
            speech.parts.append(i)
        self.repeated.append((i, self.units.text[i][: found.stop].strip()))
        self.kinds[i] = ("remark", "cue of the same speaker")
        return True

    def _read_after_close(self, i: int, text: str) -> None:
        """What follows the closing is a field, a signature or narrative, never speech."""
        if _SIGNED.search(text):
            self._leave_record()
            self._open_entry(i, Field("", Kind("signatures"), text))
            return
        self._read_narrative(i)

    def _read_speech(self, i: int) -> None:
        if self.suspended or self.speech is None:
            self._read_narrative(i)
            return
        if (
            self.speech.found is not None
            and not self.units.text[i - 1]
            and self._narrates(i, self.units.text[i])
        ):
            self._end_speech()
            self._read_narrative(i)
            return
        self.speech.parts.append(i)
        self.kinds[i] = ("remark", "goes on") if self.speech.found else ("paragraph", "goes on")

    def _narrates(self, i: int, text: str) -> bool:
        """Whether the narrative takes up again behind a remark: `의장이 물은바 … 가결하다.`"""
        if not tells_of_chair(text):
            return False
        whole = [text]
        for following in self.units.text[i + 1 : i + 8]:
            if not following:
                break
            whole.append(following)
        return ends_plainly(whole[-1])
