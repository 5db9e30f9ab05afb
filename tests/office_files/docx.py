"""Word documents, as small as Word itself would take them."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.office_files.content import NEW_PAGE, Content, Table, part_label
from tests.office_files.packages import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def write(content: Content, **parts: str) -> bytes:
    """A document with this content; more parts by name (`numbering`, `styles`, `footnotes`)."""
    return wrap("".join(map(_write_block, content)), **parts)


def wrap(body: str, **parts: str) -> bytes:
    """A document with this body, in XML."""
    return pack(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **{f"word/{name}.xml": text for name, text in parts.items()},
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run, and of another where it begins with a label."""
    begins = "<w:pageBreakBefore/>" if text.startswith(NEW_PAGE) else ""
    label, rest = part_label(text.lstrip(NEW_PAGE))
    runs = run(label, "<w:b/>") + run(rest) if label else run(rest)
    return f'<w:p w:rsidR="00AB12CD"><w:pPr>{begins}{properties}</w:pPr>{runs}</w:p>'


def run(text: str, look: str = "") -> str:
    """A run of letters that look alike."""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    ).replace("\t", "</w:t><w:tab/><w:t>")
    return f'<w:r><w:rPr><w:lang w:eastAsia="ko-KR"/>{look}<w:sz w:val="20"/></w:rPr>{lines}</w:r>'


def _write_block(block: str | Table) -> str:
    return paragraph(block) if isinstance(block, str) else _write_table(block)


def _write_table(table: Table) -> str:
    grid: dict[tuple[int, int], str] = {}
    for y, x, cell in table.places():
        span = f'<w:gridSpan w:val="{cell.width}"/>' if cell.width > 1 else ""
        merge = '<w:vMerge w:val="restart"/>' if cell.height > 1 else ""
        inner = "".join(map(paragraph, cell.paragraphs))
        grid[y, x] = f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>"
        for below in range(y + 1, y + cell.height):
            grid[below, x] = f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
    rows = [
        "".join(grid[place] for place in sorted(grid) if place[0] == y)
        for y in range(len(table.rows))
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
