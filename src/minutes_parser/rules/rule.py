"""What a rule is: a code, a name, a severity, its words, and the check."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from minutes_parser.rules.finding import Fix, Severity, Span, Words

if TYPE_CHECKING:
    from minutes_parser.rules.subject import Subject


class Hit(NamedTuple):
    """One thing a check saw, before the rule's words are put to it. What is `secret` is blotted out
    of the source line, so that no report spreads it."""

    span: Span
    values: Mapping[str, object] = MappingProxyType({})
    suggestion: Words | None = None
    fix: Fix | None = None
    secret: bool = False


Check = Callable[["Subject"], Iterator[Hit]]


class Rule(NamedTuple):
    """One rule. `on` says whether it is selected by default, `any_text` whether it also looks at
    text that is no minutes."""

    code: str
    name: str
    severity: Severity
    message: Words
    check: Check
    on: bool = True
    any_text: bool = False
    required: str | None = None


def rule(
    code: str,
    severity: Severity,
    ko: str,
    en: str,
    *,
    on: bool = True,
    any_text: bool = False,
) -> Callable[[Check], Rule]:
    """Make a check a rule; `missing_date` becomes the rule `missing-date`."""

    def make(check: Check) -> Rule:
        name = check.__name__.replace("_", "-")
        return Rule(code, name, severity, Words(ko, en), check, on, any_text)

    return make
