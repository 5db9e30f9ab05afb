"""What a run came to, counted as it goes; memory grows with failures, not with files."""

from __future__ import annotations

import heapq
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from minutes_parser.batch.run import Result, Totals

SLOWEST = 5
NO_LAYOUT = "none"


@dataclass(slots=True)
class Tally:
    """Counts of one run. `read` are the bytes of files that were read again, `passed` of all."""

    totals: Totals = field(default_factory=lambda: Totals(0, 0, 0))
    written: int = 0
    unchanged: int = 0
    read: int = 0
    passed: int = 0
    layouts: Counter[str] = field(default_factory=Counter)
    several: int = 0  # files of several meetings that were not split
    failures: list[tuple[str, str]] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    _slowest: list[tuple[float, str]] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Files dealt with."""
        return self.written + self.unchanged + len(self.failures)

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.began

    @property
    def slowest(self) -> list[tuple[str, float]]:
        """The documents that took longest, the slowest first."""
        return [(document, seconds) for seconds, document in sorted(self._slowest, reverse=True)]

    def add(self, result: Result) -> None:
        """Count one file."""
        entry = result.entry
        self.passed += entry.size
        if entry.error is not None:
            self.failures.append((entry.input, entry.error))
            return
        self.layouts[entry.layout or NO_LAYOUT] += 1
        self.several += entry.meetings > 1 and not entry.split
        if result.unchanged:
            self.unchanged += 1
            return
        self.written += 1
        self.read += entry.size
        heapq.heappush(self._slowest, (entry.seconds, entry.document))
        if len(self._slowest) > SLOWEST:
            heapq.heappop(self._slowest)

    def report(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "files": self.totals.files,
            "written": self.written,
            "unchanged": self.unchanged,
            "failed": len(self.failures),
            "left_out": self.totals.left_out,
            "several_meetings": self.several,
            "bytes_read": self.read,
            "seconds": round(self.seconds, 3),
            "layouts": dict(self.layouts.most_common()),
            "slowest": [{"document": name, "seconds": spent} for name, spent in self.slowest],
            "failures": [{"input": path, "error": why} for path, why in self.failures],
        }
