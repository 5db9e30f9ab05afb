"""One page of a PDF as pdfium gives it: words with their places, and the rules drawn on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from minutes_parser.readers.labels import MARKS

_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
_BLANKS = frozenset({0x20, 0x09, 0xA0, 0x3000})
_ENDS = frozenset({0x0A, 0x0D})
_IMAGE, _PATH = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH
_STRAIGHT = 1.0
# Broken files set letters nowhere, or of no size.
_FAR, _SMALLEST = 1e6, 0.1
_THICKEST_RULE = 4.0
_SIDES_OF_A_BOX = 6
# Of the fonts of real files, regular ones tell a weight of 300 to 400, bold ones 700 and more;
# some tell nothing. A font without bold letters is drawn with an outline to be so.
_BOLD_WEIGHT = 600
_FORCED_BOLD = 1 << 18
_BOLD_NAME = b"bold"
_OUTLINED = raw.FPDF_TEXTRENDERMODE_FILL_STROKE
_LONGEST_NAME = 256
# A drawing with more strokes than this is a picture or a chart, no table.
_MOST_STROKES = 6000


@dataclass(slots=True)
class Word:
    """Letters without a blank between them; `base` is the height of the line they stand on.

    `size` is the width of a full letter, `spaced` tells that a blank stands before, `trailing`
    that the text layer itself has a blank behind. `bold` is how many letters are bold, at
    the head of a line or from a mark such as `○` on.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool = False
    trailing: bool = False
    cell: int = -1
    bold: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke: across at a height or upright at a place, from start to stop."""

    upright: bool
    at: float
    start: float
    stop: float


class Page:
    """A page that is open; `size` is how many letters it has."""

    def __init__(self, document: Any, number: int) -> None:
        self._page = raw.FPDF_LoadPage(document, number)
        self._text = raw.FPDFText_LoadPage(self._page) if self._page else None
        self._turned = raw.FPDFPage_GetRotation(self._page) if self._page else 0
        self.size = max(raw.FPDFText_CountChars(self._text), 0) if self._text else 0

    def close(self) -> None:
        """Give the page back to pdfium."""
        if self._text:
            raw.FPDFText_ClosePage(self._text)
        if self._page:
            raw.FPDF_ClosePage(self._page)

    def read_words(self) -> list[Word]:
        """The words of the page in the order in which they were written."""
        words: list[Word] = []
        word: Word | None = None
        spaced, telling = False, True
        for i, code, left, right, base, height, made in self._read_letters():
            if code in _BLANKS:
                if words:
                    words[-1].trailing = not made
                spaced, word = True, None
                continue
            if code in _ENDS:
                spaced, telling, word = False, True, None
                continue
            if not (abs(left) < _FAR and abs(right) < _FAR and abs(base) < _FAR > abs(height)):
                continue
            letter = "-" if code in _HYPHENS else chr(code)
            size = right - left if code > 0x2E7F and right > left else height * 0.8
            size = max(size, _SMALLEST)
            if word is not None and _goes_on(word, left, base):
                word.text += letter
                word.right = max(right, word.right)
                word.size = max(size, word.size)
            else:
                word = Word(letter, left, right, base, size, spaced)
                words.append(word)
                if letter in MARKS:
                    telling, spaced = True, False
                    word.bold = 1
                    continue
            if telling:
                telling = self._is_bold(i)
                word.bold += telling
            spaced = False
        return words

    def _read_letters(self) -> Iterator[tuple[int, int, float, float, float, float, bool]]:
        """Number, code, left, right, base, height, and whether pdfium made it, of each letter."""
        text = self._text
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        find_code, find_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        find_origin, is_made = raw.FPDFText_GetCharOrigin, raw.FPDFText_IsGenerated
        for i in range(self.size):
            code = find_code(text, i)
            if code in _BLANKS or code in _ENDS:
                yield i, code, 0, 0, 0, 0, is_made(text, i) == 1
                continue
            if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                continue
            find_box(text, i, at_box)
            find_origin(text, i, at_x, at_y)
            if self._turned:
                yield (i, code, *self._turn(box, x.value, y.value), False)
            else:
                yield i, code, box.left, box.right, y.value, box.top - box.bottom, False

    def _turn(self, box: Any, x: float, y: float) -> tuple[float, float, float, float]:
        """Left, right, base and height as they are seen on a page that is shown turned."""
        if self._turned == 2:
            return -box.right, -box.left, -y, box.top - box.bottom
        if self._turned == 1:
            return box.bottom, box.top, -x, box.right - box.left
        return -box.top, -box.bottom, x, box.right - box.left

    def _is_bold(self, i: int) -> bool:
        """Whether a letter is bold by the weight or the name of its font, or by how it is drawn."""
        if raw.FPDFText_GetFontWeight(self._text, i) >= _BOLD_WEIGHT:
            return True
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(_LONGEST_NAME)
        raw.FPDFText_GetFontInfo(self._text, i, name, _LONGEST_NAME, ctypes.byref(flags))
        if flags.value & _FORCED_BOLD or _BOLD_NAME in name.value.lower():
            return True
        shape = raw.FPDFText_GetTextObject(self._text, i)
        return bool(shape) and raw.FPDFTextObj_GetTextRenderMode(shape) == _OUTLINED

    def has_pictures(self) -> bool:
        """Whether a picture stands on the page."""
        return any(kind == _IMAGE for kind, _ in self._list_objects())

    def read_rules(self) -> list[Rule]:
        """The straight strokes on the page; none for a page that is a drawing."""
        rules: list[Rule] = []
        for kind, shape in self._list_objects():
            if kind == _PATH:
                rules.extend(self._read_path(shape))
                if len(rules) > _MOST_STROKES:
                    return []
        return [] if self._turned else rules

    def _list_objects(self) -> Iterator[tuple[int, Any]]:
        if not self._page:
            return
        for i in range(raw.FPDFPage_CountObjects(self._page)):
            shape = raw.FPDFPage_GetObject(self._page, i)
            yield raw.FPDFPageObj_GetType(shape), shape

    def _read_path(self, shape: Any) -> Iterator[Rule]:
        count = raw.FPDFPath_CountSegments(shape)
        if not 1 < count <= _MOST_STROKES or _is_shading(shape, count):
            return
        matrix = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(shape, ctypes.byref(matrix))
        x, y = ctypes.c_float(), ctypes.c_float()
        last = first = (0.0, 0.0)
        for i in range(count):
            segment = raw.FPDFPath_GetPathSegment(shape, i)
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                first = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                yield from _make_rule(last, point)
            if raw.FPDFPathSegment_GetClose(segment):
                yield from _make_rule(point, first)
            last = point


def _goes_on(word: Word, left: float, base: float) -> bool:
    """Whether a letter belongs to the word before it: on its line, and not far behind its end."""
    near = -1.2 * word.size < left - word.right < 0.7 * word.size
    return abs(base - word.base) < 0.35 * word.size and near


def _make_rule(start: tuple[float, float], stop: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = start, stop
    if abs(x0 - x1) < _STRAIGHT and abs(y0 - y1) > 2 * _STRAIGHT:
        yield Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
    elif abs(y0 - y1) < _STRAIGHT and abs(x0 - x1) > 2 * _STRAIGHT:
        yield Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _is_shading(shape: Any, count: int) -> bool:
    """Whether a path is an area filled with colour, whose edges enclose nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value or count > _SIDES_OF_A_BOX:
        return False
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, edges))
    left, bottom, right, top = (edge.value for edge in edges)
    return min(right - left, top - bottom) > _THICKEST_RULE
