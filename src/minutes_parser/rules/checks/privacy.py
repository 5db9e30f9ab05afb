"""MIN506-511: what should not be published, and what should be signed."""

from __future__ import annotations

from collections.abc import Iterator

from minutes_parser.patterns import lazy
from minutes_parser.rules.finding import Fix, Severity, Span, Words
from minutes_parser.rules.rule import Hit, rule
from minutes_parser.rules.subject import Subject

# Searched from the hyphen on: a pattern that begins with a literal is found many times faster.
_RESIDENT = lazy(r"-[1-8]\d{6}(?![\d-])")
_BIRTHDAY = lazy(r"(?<![\d-])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
_MOBILE = lazy(r"01[016789][-.\s]?\d{3,4}[-.\s]?\d{4}(?!\d)")
_MAIL = lazy(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_UNSIGNED = lazy(
    r"^\s*(?:[-·○□*]\s*)?(?P<role>[^\W\d_A-Za-z](?:[^\W\d_A-Za-z]| ){0,12}?)"
    r"\s*[:：]?\s*(?P<gap>_{2,}|\s{3,}|\s*)\s*"
    r"(?P<mark>[(（\[]\s*(?:서\s*명|인|印|날\s*인)\s*[)）\]])\s*$"
)
_CLOSING, _SEALS = frozenset(")）]"), frozenset("명인印")


@rule(
    "MIN506",
    Severity.ERROR,
    "주민등록번호로 보이는 것이 있습니다: {masked}",
    "this looks like a resident registration number: {masked}",
    any_text=True,
)
def resident_number(subject: Subject) -> Iterator[Hit]:
    for match in _RESIDENT.finditer(subject.text):
        before = subject.text[max(0, match.start() - 8) : match.start()]
        birthday = _BIRTHDAY.search(before)
        if birthday:
            span = subject.span_between(match.start() - 6, match.end())
            yield _personal(subject, span, birthday[0] + "-*******", birthday[0] + match[0])


@rule(
    "MIN507",
    Severity.WARNING,
    "휴대전화 번호가 있습니다: {masked}",
    "there is a mobile phone number: {masked}",
    any_text=True,
)
def phone_number(subject: Subject) -> Iterator[Hit]:
    for match in _MOBILE.finditer(subject.text):
        before = subject.text[max(0, match.start() - 1) : match.start()]
        if before.isdigit() or before == "-":
            continue
        masked = match[0][:3] + "-****-" + match[0][-4:-2] + "**"
        yield _personal(subject, subject.span_between(*match.span()), masked, match[0])


@rule(
    "MIN508",
    Severity.WARNING,
    "전자우편 주소가 있습니다: {masked}{times}",
    "there is an e-mail address: {masked}{times}",
    any_text=True,
)
def mail_address(subject: Subject) -> Iterator[Hit]:
    if "@" not in subject.text:
        return
    places: dict[str, list[Span]] = {}
    for match in _MAIL.finditer(subject.text):
        places.setdefault(match[0], []).append(subject.span_between(*match.span()))
    for address, spans in places.items():
        name, _, host = address.partition("@")
        masked = f"{name[:1]}***@{host}"
        hit = _personal(subject, spans[0], masked, address)
        edits = [subject.edit(s, masked) for s in spans if not subject.is_speech(s.line, s.column)]
        fix = Fix(tuple(edits), safe=False) if edits else None
        times = Words(f" ({len(spans)}곳)", f" ({len(spans)} times)") if len(spans) > 1 else ""
        yield hit._replace(values={"masked": masked, "times": times}, fix=fix)


def _personal(subject: Subject, span: Span, masked: str, printed: str) -> Hit:
    """The message never repeats what it warns of. In speech nothing is masked."""
    fix = None
    if not subject.is_speech(span.line, span.column) and masked != printed:
        fix = Fix((subject.edit(span, masked),), safe=False)
    return Hit(span, {"masked": masked}, Words(masked, masked), fix, secret=True)


@rule(
    "MIN510",
    Severity.WARNING,
    "{role}의 서명란에 이름이 없습니다",
    "no name where the {role} signs",
)
def unsigned_name(subject: Subject) -> Iterator[Hit]:
    for number in _signed_lines(subject):
        match = _UNSIGNED.match(subject.line(number))
        if match and " " not in match["role"].strip():
            yield Hit(subject.span_of(number), {"role": match["role"].strip()})


def _signed_lines(subject: Subject) -> Iterator[int]:
    """Lines with a place to sign, outside speech."""
    for number, line in subject.plain_lines:
        line = line.rstrip()
        if line[-1:] in _CLOSING and line[:-1].rstrip()[-1:] in _SEALS and _UNSIGNED.match(line):
            yield number


RULES = (resident_number, phone_number, mail_address, unsigned_name)
