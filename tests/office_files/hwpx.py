"""hwpx documents, as small as Hangul itself would take them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.office_files.content import NEW_PAGE, Content, Table, part_label
from tests.office_files.packages import pack

P = "http://www.hancom.co.kr/hwpml/2011/paragraph"
S = "http://www.hancom.co.kr/hwpml/2011/section"
H = "http://www.hancom.co.kr/hwpml/2011/head"
# The first two shapes of letters: plain and bold.
_SHAPES = (
    '<hh:charProperties itemCnt="2"><hh:charPr id="0" height="1000"><hh:underline type="NONE"/>'
    '</hh:charPr><hh:charPr id="1" height="1000"><hh:bold/><hh:underline type="NONE"/></hh:charPr>'
    "</hh:charProperties>"
)
BOLD = 1
_LINES = '<hp:linesegarray><hp:lineseg textpos="0" vertpos="0" flags="393216"/></hp:linesegarray>'


def write(content: Content, header: str = "") -> bytes:
    """A document of one section with this content; `header` is more XML for `header.xml`."""
    return wrap("".join(map(_write_block, content)), header)


def wrap(*sections: str, header: str = "", manifest: str = "") -> bytes:
    """A document of these sections, in XML."""
    numbered = {
        f"Contents/section{i}.xml": f'<hs:sec xmlns:hs="{S}" xmlns:hp="{P}">{body}</hs:sec>'
        for i, body in enumerate(sections)
    }
    return pack(
        {
            "mimetype": "application/hwp+zip",
            "Contents/header.xml": f'<hh:head xmlns:hh="{H}">{_SHAPES}{header}</hh:head>',
            **numbered,
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        },
        stored=("mimetype",),
    )


def paragraph(text: str, inner: str = "", shape: int = 0) -> str:
    """A paragraph of one run, with controls in it, and of another where it begins with a label."""
    begins = int(text.startswith(NEW_PAGE))
    label, rest = part_label(text.lstrip(NEW_PAGE))
    runs = run(label, BOLD, inner) + run(rest) if label else run(rest, inner=inner)
    return f'<hp:p id="0" paraPrIDRef="{shape}" pageBreak="{begins}">{runs}{_LINES}</hp:p>'


def run(text: str, letters: int = 0, inner: str = "") -> str:
    """A run of letters of one shape, with controls at its head."""
    marked = escape(text).replace("\n", "<hp:lineBreak/>")
    marked = marked.replace("\t", '<hp:tab width="4000" leader="0" type="1"/>')
    return f'<hp:run charPrIDRef="{letters}">{inner}<hp:t>{marked}</hp:t></hp:run>'


def _write_block(block: str | Table) -> str:
    return paragraph(block) if isinstance(block, str) else paragraph("", write_table(block))


def write_table(table: Table) -> str:
    """A table as a control."""
    rows: dict[int, str] = dict.fromkeys(range(len(table.rows)), "")
    for y, x, cell in table.places():
        inner = "".join(map(paragraph, cell.paragraphs))
        rows[y] += (
            f"<hp:tc><hp:subList>{inner}</hp:subList>"
            f'<hp:cellAddr colAddr="{x}" rowAddr="{y}"/>'
            f'<hp:cellSpan colSpan="{cell.width}" rowSpan="{cell.height}"/></hp:tc>'
        )
    return "<hp:tbl>" + "".join(f"<hp:tr>{row}</hp:tr>" for row in rows.values()) + "</hp:tbl>"
