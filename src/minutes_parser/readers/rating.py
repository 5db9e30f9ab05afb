"""The judge between encodings: how much a text looks like Korean minutes.

A room of its own, for these patterns cost more to compile than most files cost to read.
"""

from __future__ import annotations

import re

# Three quarters of the Hangul in Korean minutes; in wrongly decoded text, one syllable in ninety.
COMMON_SYLLABLES = frozenset(
    "의이다원하는에사정니을회가고위로서기장지시안한제은를일인보으자수대결부도건습음리명과주어해개요있년상분조관성전여"
    "아금용면월동석구나것공재영국행겠그만소되계라까비학입생들호록적선오경합내신간심임방데진함출산게설문실업통참무없스예화었차"
    "거민두우"
)
_HANGUL = re.compile("[가-힣]")
_PLAIN = re.compile("[\t\n\r\f -~]")
_FITTING = re.compile(
    "[\u00a0-\u00ff\u0391-\u03c9\u1100-\u11ff\u2000-\u206f\u20a9\u2100-\u27bf"
    "\u3000-\u30ff\u3131-\u318e\u3200-\u33ff\u4e00-\u9fff\uf900-\ufaff\ufeff\uff00-\uffee]"
)
_WRONG = re.compile(
    "\ufffd+|[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]"
)


def rate(text: str) -> float:
    """How much this looks like Korean text: below 0 for noise, 1 for ASCII, up to 2 for Hangul.

    A common syllable counts 2, a letter of ASCII 1, other Hangul and signs that stand in minutes
    0.5, what no text holds -3 (a run of broken bytes is one); the mean over all. Half a character
    at the end is not held against it.
    """
    text = text.removesuffix("\ufffd")
    if not text:
        return 0.0
    common = sum(map(COMMON_SYLLABLES.__contains__, text))
    hangul = len(_HANGUL.findall(text)) - common
    plain = len(_PLAIN.findall(text))
    fitting = len(_FITTING.findall(text))
    wrong = len(_WRONG.findall(text))
    return (2 * common + plain + 0.5 * (hangul + fitting) - 3 * wrong) / len(text)
