"""Word documents: what is text, in which order, and what is not."""

from __future__ import annotations

import io
import zipfile

from minutes_parser.readers.docx import read
from tests.office_files import docx
from tests.office_files.docx import W, paragraph
from tests.office_files.packages import pack

LEVEL = (
    '<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>'
    '<w:lvlText w:val="{text}"/></w:lvl>'
)


def lines(body: str, **parts: str) -> list[str]:
    return read(docx.wrap(body, **parts), "a.docx").text.split("\n")[:-1]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def numbering(*levels: str) -> str:
    inner = "".join(levels)
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def listed(text: str, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')


def test_tracked_deletions_are_left_out_and_insertions_are_read() -> None:
    body = (
        f"<w:p>{run('의장 ')}<w:del><w:r><w:delText>홍길동</w:delText></w:r></w:del>"
        f"<w:ins>{run('김철수')}</w:ins></w:p>"
    )
    assert lines(body) == ["의장 김철수"]


def test_links_and_content_controls_are_read_through() -> None:
    link = f"<w:p>{run('가')}<w:hyperlink>{run('나')}</w:hyperlink></w:p>"
    control = f"<w:sdt><w:sdtContent><w:p>{run('다')}</w:p></w:sdtContent></w:sdt>"
    assert lines(link + control) == ["가나", "다"]


def test_a_field_shows_its_result_and_not_its_code() -> None:
    body = f"<w:p><w:r><w:instrText>DATE</w:instrText></w:r>{run('5월 21일')}</w:p>"
    assert lines(body) == ["5월 21일"]


def test_signs_of_symbol_fonts_are_common_ones() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F06F"/></w:r>'
    assert lines(f"<w:p>{sign}{run(' 안건')}</w:p>") == ["□ 안건"]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent><w:p>{run('상자')}</w:p></w:txbxContent>"
    body = (
        f'<w:p xmlns:mc="m">{run("본문")}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == ["본문", "상자"]


def test_footnotes_stand_behind_the_text() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator"><w:p>{run("-")}</w:p>'
        f"</w:footnote><w:footnote><w:p>{run('각주')}</w:p></w:footnote></w:footnotes>"
    )
    assert lines(paragraph("본문"), footnotes=notes) == ["본문", "", "각주"]


def test_numbers_that_word_draws_stand_before_their_paragraphs() -> None:
    level = LEVEL.format(depth=0, start=1, style="decimal", text="%1.")
    below = LEVEL.format(depth=1, start=1, style="ganada", text="%2)")
    body = listed("개회") + listed("보고", 1) + listed("심의", 1) + listed("폐회")
    assert lines(body, numbering=numbering(level, below)) == [
        "1. 개회",
        "가) 보고",
        "나) 심의",
        "2. 폐회",
    ]


def test_bullets_that_word_draws_stand_before_their_paragraphs() -> None:
    level = LEVEL.format(depth=0, start=1, style="bullet", text="\uf0b7")
    assert lines(listed("안건"), numbering=numbering(level)) == ["• 안건"]


def test_a_list_may_come_from_the_style() -> None:
    level = LEVEL.format(depth=0, start=3, style="upperRoman", text="%1.")
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    body = paragraph("안건", '<w:pStyle w:val="Item"/>')
    assert lines(body, numbering=numbering(level), styles=styles) == ["III. 안건"]


def test_a_page_break_is_a_form_feed_at_the_head_of_the_page() -> None:
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    body = paragraph("가") + broken + paragraph("나") + paragraph("\f다")
    assert [line for line in lines(body) if line] == ["가", "\f나", "\f다"]


def test_a_deleted_row_is_left_out() -> None:
    row = "<w:tr>{}<w:tc>" + paragraph("가") + "</w:tc><w:tc>" + paragraph("나") + "</w:tc></w:tr>"
    deleted = row.format("<w:trPr><w:del/></w:trPr>")
    assert lines(f"<w:tbl>{row.format('')}{deleted}</w:tbl>") == ["가\t나"]


def test_the_document_part_may_have_a_number() -> None:
    data = docx.wrap(paragraph("회의록"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml")
    assert read(pack({"word/document2.xml": body}), "a.docx").text == "회의록\n"
