"""Marks at the head of a line, as more than one room looks for them."""

from __future__ import annotations

from minutes_parser.parser.speech.speaking import CIRCLES

LIST_MARKS = frozenset("-–·•*▶▷□ㅇ○o")
SQUARES = "□■◆◇▣▶▷◈☐▢ㅁ▒"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
LIST_REACH = 60
HEADING_STARTS = frozenset(
    "0123456789①②③④⑤⑥⑦⑧⑨一二三四五六七八九十第〈<《【[·•oO*⇒→➡☞" + CIRCLES + SQUARES + ROMAN
)
DIGITS = frozenset("0123456789")
