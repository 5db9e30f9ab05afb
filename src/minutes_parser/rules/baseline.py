"""What is known already: findings that were there when the baseline was written do not count."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from minutes_parser.errors import MinutesError
from minutes_parser.rules.finding import Finding
from minutes_parser.rules.reports.run import fingerprint

VERSION = 1
NO_BASELINE = "is no baseline of this command"


class Key(NamedTuple):
    """What a known finding is recognised by: not its line, which moves."""

    file: str
    code: str
    fingerprint: str


class Held(NamedTuple):
    """Findings that are new, and known ones that are no longer there."""

    fresh: list[Finding]
    stale: list[Key]


def key_of(finding: Finding) -> Key:
    """The key of a finding."""
    return Key(finding.file.replace("\\", "/"), finding.code, fingerprint(finding))


def write_baseline(findings: Iterable[Finding]) -> str:
    """A baseline that knows all these findings."""
    counts = Counter(map(key_of, findings))
    known = [{**key._asdict(), "count": counts[key]} for key in sorted(counts)]
    return json.dumps({"version": VERSION, "findings": known}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(text: str, path: str) -> Counter[Key]:
    """The known findings with how often each; `MinutesError` when it is no baseline."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise MinutesError(path, NO_BASELINE)
        return Counter(
            {
                Key(str(e["file"]), str(e["code"]), str(e["fingerprint"])): int(e["count"])
                for e in data["findings"]
            }
        )
    except (ValueError, KeyError, TypeError):
        raise MinutesError(path, NO_BASELINE) from None


def hold(findings: Iterable[Finding], known: Counter[Key], files: Iterable[str]) -> Held:
    """Take the known findings away; what is known of these files and gone is stale."""
    left = Counter(known)
    fresh = []
    for finding in findings:
        key = key_of(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    looked_at = {file.replace("\\", "/") for file in files}
    stale = [key for key, count in sorted(left.items()) if count > 0 and key.file in looked_at]
    return Held(fresh, stale)
