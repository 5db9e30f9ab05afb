"""How much of what other readers find is found: `python -m tests.readers.oracles FILE ...`.

The others are libraries of their own making, one a format, in the extra `oracles`; a file of a
format whose library is missing is passed over. Counted are words of Hangul, each as often as it
stands. Others lose the end of a paragraph in a cell or a sign between two words, and two words
become one: a long word counts as found when its letters follow each other in our text, too.

Running heads and feet are left out here and read by the others; a share below one is that.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from minutes_parser.readers import read_bytes

# The least share of the words that is to be found.
BOUNDS = {"hwp": 0.97, "hwpx": 0.98, "docx": 0.99, "pdf": 0.99}
LIBRARIES = {"hwp": "hwp_hwpx_parser", "hwpx": "hwpx", "docx": "docx", "pdf": "pdfminer"}
# A shorter one may stand anywhere by chance.
_LONG = 5
_WORD = re.compile("[가-힣]+")


def has_library(format: str) -> bool:
    """Whether another reader of this format is installed."""
    return find_spec(LIBRARIES[format]) is not None


def find_share(data: bytes) -> tuple[str, float, int]:
    """The format of a file, the share of the other reader's words that are ours, their number."""
    source = read_bytes(data, "a")
    theirs = Counter(_WORD.findall(_ORACLES[source.format](data)))
    missing = theirs - Counter(_WORD.findall(source.text))
    letters = "".join(_WORD.findall(source.text))
    lost = sum(n for word, n in missing.items() if len(word) < _LONG or word not in letters)
    total = sum(theirs.values())
    return source.format, 1 - lost / total if total else 1.0, total


def _read_hwp(data: bytes) -> str:
    from hwp_hwpx_parser import Reader

    with TemporaryDirectory() as folder:
        path = Path(folder, "a.hwp")
        path.write_bytes(data)
        with Reader(str(path)) as reader:
            return str(reader.text)


def _read_hwpx(data: bytes) -> str:
    from hwpx import TextExtractor

    with TextExtractor(BytesIO(data)) as extractor:
        return str(extractor.extract_text(include_nested=True, object_behavior="nested"))


def _read_docx(data: bytes) -> str:
    from docx import Document

    document = Document(BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = {
        cell._tc: cell.text for table in document.tables for row in table.rows for cell in row.cells
    }
    return "\n".join([*texts, *cells.values()])


def _read_pdf(data: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(BytesIO(data)))


_ORACLES: dict[str, Callable[[bytes], str]] = {
    "hwp": _read_hwp,
    "hwpx": _read_hwpx,
    "docx": _read_docx,
    "pdf": _read_pdf,
}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("files", nargs="+", type=Path, help="hwp, hwpx, docx or pdf files")
    low = False
    for path in cli.parse_args().files:
        format, share, words = find_share(path.read_bytes())
        low |= share < BOUNDS[format]
        print(f"{path.name:36}{format:6}{share:8.4f} of {words:6} words", flush=True)
    sys.exit(low)


if __name__ == "__main__":
    main()
