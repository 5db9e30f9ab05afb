"""One run over many files: what every report is written from."""

import os
from typing import NamedTuple

from minutes_parser.rules.finding import Finding, Words

TOOL = "minutes"


class Failure(NamedTuple):
    """A file that could not be read, and why."""

    file: str
    reason: str


class Run(NamedTuple):
    """The files that were looked at, what was found, what could not be read."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    language: str = "en"
    version: str = "0"
    colour: bool = False

    def say(self, words: Words) -> str:
        """Words in the language of the run."""
        return words.ko if self.language == "ko" else words.en

    def tally(self) -> dict[str, int]:
        """How many findings of each severity."""
        counts = {"error": 0, "warning": 0, "info": 0}
        for finding in self.findings:
            counts[finding.severity] += 1
        return counts


def fingerprint(finding: Finding) -> str:
    """What stays the same while lines move: the rule, the words of the line, the message."""
    from hashlib import sha256

    words = "\0".join((finding.code, " ".join(finding.source.split()), finding.message.en))
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def count_fingerprints(findings: tuple[Finding, ...]) -> list[str]:
    """The fingerprint of each finding; the second of a kind in a file gets another one."""
    from hashlib import sha256

    seen: dict[tuple[str, str], int] = {}
    prints: list[str] = []
    for finding in findings:
        key = (finding.file, fingerprint(finding))
        seen[key] = seen.get(key, 0) + 1
        whole = "\0".join((*key, str(seen[key])))
        prints.append(sha256(whole.encode("utf-8", "replace")).hexdigest()[:32])
    return prints


def as_uri(file: str) -> str:
    """A path as a relative or absolute URI reference."""
    from pathlib import PurePath
    from urllib.parse import quote

    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(os.fsencode(path.as_posix()).decode("utf-8", "replace"))
