"""`python -m tests.benchmarks [TEXT]`: print the ratios; TEXT replaces the invented large text."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ratios import (
    Ratio,
    compare_sizes,
    compare_validate_with_parse,
    compare_validating_many,
    compare_with_imports,
    compare_with_mistune,
)
from tests.benchmarks.texts import make_text

ASSEMBLY = 260_000


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("text", nargs="?", type=Path, help="a large text of minutes")
    cli.add_argument("--rounds", type=int, default=15, help="runs of each side; default 15")
    cli.add_argument("--quick", action="store_true", help="without the 50 MB text")
    cli.add_argument("--files", type=int, default=500, help="files to validate in one call")
    options = cli.parse_args()
    print(f"{'':44}{'measured':>14}{'against':>14}{'ratio':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for ratio in _measure(options, Path(folder)):
            print(ratio, flush=True)


def _measure(options: argparse.Namespace, folder: Path) -> Iterator[Ratio]:
    text = options.text.read_text("utf-8") if options.text else make_text(ASSEMBLY)
    yield compare_with_mistune(text, options.rounds)
    yield compare_with_imports(folder, options.rounds)
    yield compare_validate_with_parse(folder, options.rounds)
    yield compare_validating_many(folder, options.files, max(1, options.rounds // 5))
    if not options.quick:
        yield from compare_sizes(folder)


if __name__ == "__main__":
    main()
