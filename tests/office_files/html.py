"""Web pages as the viewers of councils give them: the minutes between menus."""

from __future__ import annotations

from html import escape

from tests.office_files.content import NEW_PAGE, Content, Table, part_label

_MENU = (
    '<div id="gnb"><ul><li><a href="/a">의회소개</a></li>'
    '<li><a href="/b">회의록</a></li></ul></div>'
)
_HEAD = '<meta charset="{charset}"><title>회의록 검색</title><style>p{{color:#333}}</style>'


def write(content: Content, charset: str = "utf-8") -> bytes:
    """A page with this content."""
    return wrap("".join(map(_write_block, content)), charset)


def wrap(body: str, charset: str = "utf-8") -> bytes:
    """A page with this body."""
    head = _HEAD.format(charset=charset)
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{_MENU}{body}</body></html>"
    return page.encode({"euc-kr": "cp949"}.get(charset, charset))


def _write_block(block: str | Table) -> str:
    if isinstance(block, str):
        label, rest = part_label(block.lstrip(NEW_PAGE))
        head = f"<b>{_keep_blanks(label)}</b>" if label else ""
        return f"<p>{head}{_keep_blanks(rest) or '<br>'}</p>\n"
    rows: dict[int, str] = dict.fromkeys(range(len(block.rows)), "")
    for y, _, cell in block.places():
        inner = "".join(f"<p>{_keep_blanks(text)}</p>" for text in cell.paragraphs)
        rows[y] += f'<td colspan="{cell.width}" rowspan="{cell.height}">{inner}</td>'
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows.values()) + "</table>"


def _keep_blanks(text: str) -> str:
    return escape(text).replace("  ", " &nbsp;").replace("\n", "<br>").replace("\t", "&emsp;")
