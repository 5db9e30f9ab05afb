"""XML parts of office documents as trees; entities and document types are refused unread."""

from __future__ import annotations

import codecs
import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from minutes_parser.errors import UnreadableFileError
from minutes_parser.readers import reasons
from minutes_parser.readers.limits import Limits

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLAIN = re.compile(rb"<w:rPr>[^<]*+(?:<(?!/w:rPr|w:(?:r[PS]|b[\s/>]))[^<]*+)*+</w:rPr>")
_LOOKS = re.compile(rb"<w:rPr>([^<]*+(?:<(?!/?w:rPr)[^<]*+)*+)</w:rPr>")
_BOLD = re.compile(rb"<w:(?:b|rStyle)(?:\s[^<>]*)?/>")
_REVISIONS = re.compile(rb' (?:w:rsid\w*+|w14:\w++)="[^"<>]*+"')
_LINES = re.compile(rb"<hp:linesegarray>(?:<hp:lineseg [^<>]*+>)*+</hp:linesegarray>")
_PIECE = 1 << 16


class _Names(dict[str, str]):
    """Tags without their namespace; a document has few, so each is cut once."""

    def __missing__(self, tag: str) -> str:
        name = self[tag] = tag.rpartition("}")[2]
        return name


def name_tags() -> dict[str, str]:
    """A table that gives the local name of any tag."""
    return _Names()


def parse_part(data: bytes, name: str, limits: Limits) -> tuple[Element | None, bool]:
    """The tree of a part and whether it is whole; of a broken part, what comes before the break.

    Raises `UnreadableFileError` for a part with entities or with more tags than allowed.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = _recode(data)
    if _DECLARATION.search(data):
        raise UnreadableFileError(name, reasons.XML_ENTITIES)
    if data.count(b"<") > limits.tags:
        raise UnreadableFileError(name, reasons.TOO_MANY_TAGS.format(limit=limits.tags))
    builder = TreeBuilder()
    parser = XMLParser(target=builder)
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        return parser.close(), True
    except (ParseError, ValueError, LookupError):
        return _rescue(builder), False


def _recode(data: bytes) -> bytes:
    text = data.decode("utf-16", "replace")
    return re.sub(r"^<\?xml[^>]*\?>", "", text).encode("utf-8", "replace")


def _rescue(builder: TreeBuilder) -> Element | None:
    """The tree built before the break, its open elements closed."""
    try:
        return builder.close()
    except (AssertionError, ParseError):
        return None


def strip_formatting(part: bytes) -> bytes:
    """A part of a Word document without revisions and looks but bold: most of it, all its text."""
    part = _PLAIN.sub(b"", part)
    if b"<w:rPr>" in part:
        part = _LOOKS.sub(_keep_bold, part)
    return _REVISIONS.sub(b"", part)


def _keep_bold(looks: re.Match[bytes]) -> bytes:
    return b"<w:rPr>%s</w:rPr>" % b"".join(_BOLD.findall(looks[1]))


def find_child(element: Element, name: str) -> Element | None:
    """The first child of a local name, whatever its namespace."""
    for child in element:
        if child.tag.rpartition("}")[2] == name:
            return child
    return None


def find_value(element: Element, child: str | None, attribute: str = "val") -> str:
    """An attribute of a child, or of the element itself, by local name; empty when missing."""
    owner = element if child is None else find_child(element, child)
    if owner is None:
        return ""
    for key, value in owner.items():
        if key.rpartition("}")[2] == attribute:
            return value
    return ""


def find_number(
    element: Element | None, child: str | None, attribute: str = "val", default: int = 0
) -> int:
    """An attribute as a number of up to six digits, else the default."""
    text = find_value(element, child, attribute) if element is not None else ""
    return int(text) if text.isdecimal() and len(text) < 7 else default


def strip_looks(header: bytes) -> bytes:
    """The header of a hwpx document without fonts, borders and the like: most of it, no lists."""
    for name in (b"fontfaces", b"borderFills", b"charProperties", b"tabProperties", b"styles"):
        start, stop = header.find(b"<hh:" + name), header.find(b"</hh:" + name + b">")
        if 0 <= start < stop:
            header = header[:start] + header[stop + len(name) + 6 :]
    return header


def strip_layout(part: bytes) -> bytes:
    """A part of a hwpx document without where its lines were drawn: much of the file, no text."""
    return _LINES.sub(b"", part)
