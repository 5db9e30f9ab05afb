"""Other readers find no word that is not found here, but for running heads."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_parser.readers import read_bytes
from tests.office_files import WRITERS
from tests.office_files.content import read_content
from tests.readers.oracles import BOUNDS, find_share, has_library

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.txt"))


@pytest.mark.parametrize("kind", BOUNDS)
def test_the_words_another_reader_finds_are_found(kind: str) -> None:
    if not has_library(kind):
        pytest.skip("takes the extra `oracles`")
    for path in SAMPLES:
        data = WRITERS[kind](read_content(path.read_text("utf-8")))
        assert read_bytes(data, "a").format == kind
        format, share, words = find_share(data)
        assert (format, share) == (kind, 1.0), path.name
        assert words
