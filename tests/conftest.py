"""What every test shares: `--accept`, and files of expected output ("goldens")."""

from __future__ import annotations

import os
import signal
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

Golden = Callable[[Path, str], None]

# The same examples in every run; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("explore", derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what the program gives now into the golden files instead of comparing",
    )


def pytest_configure() -> None:
    """Hear Ctrl-C also in a run that a shell put in the background, and so do its commands."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file; under `--accept` write the file."""
    accept = bool(request.config.getoption("--accept"))

    def compare(path: Path, text: str) -> None:
        if accept:
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.exists(), f"{path.name} is missing: look at the output and run pytest --accept"
        expected = path.read_bytes().decode("utf-8")
        assert text == expected, f"{path.name} differs: look at it and run pytest --accept"

    return compare


@pytest.fixture
def plain_environment() -> dict[str, str]:
    """The environment for commands: English, no colour, 80 columns, this interpreter first."""
    scripts = sysconfig.get_path("scripts")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "MINUTES_"))}
    return {
        **kept,
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "PYTHONUTF8": "1",
    }
