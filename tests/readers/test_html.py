"""Web pages: what a reader of the page reads."""

from __future__ import annotations

import time

import pytest

from minutes_parser.readers import read_bytes
from minutes_parser.readers.html import read
from tests.office_files import html

LONGEST = 10


def lines(body: str) -> list[str]:
    return read(html.wrap(body), "a.html").text.split("\n")[:-1]


def test_menus_scripts_styles_and_forms_are_no_text() -> None:
    body = (
        "<nav>바로가기</nav><script>var a = '<p>스크립트</p>';</script>"
        "<select><option>제1회</option></select><p>회의록</p>"
        '<div class="footer_menu"><a href="/">개인정보</a> <a href="/">찾아오시는 길</a></div>'
    )
    assert lines(body) == ["회의록"]


def test_a_part_that_is_called_a_menu_and_is_none_is_kept() -> None:
    assert lines('<div id="path"><p>○위원장 홍길동</p></div>') == ["○위원장 홍길동"]


def test_what_waits_unseen_is_left_out_unless_it_is_long() -> None:
    popup = '<div class="layer" style="display: none"><p>잠시만 기다려 주십시오.</p></div>'
    assert lines(f"{popup}<div hidden><p>알림</p></div><p>회의록</p>") == ["회의록"]
    assert lines('<p>가<span style="display:none">숨은 말</span>나</p>') == ["가나"]
    assert lines('<p style="overflow: hidden ">가</p>') == ["가"]
    record = "○위원장 홍길동 " * 200
    assert lines(f'<div style="display:none"><p>{record}</p></div>') == [record.strip()]


def test_the_foot_of_a_page_is_left_out_where_it_tells_whose_page_it_is() -> None:
    address = "<address>샘여울군 샘로 1 대표전화 000-0000</address><p>COPYRIGHT</p>"
    assert lines(f"<p>회의록</p><div id='footer'>{address}</div>") == ["회의록"]
    assert lines("<footer><p>(10시 20분 산회)</p></footer>") == ["(10시 20분 산회)"]


def test_a_link_of_a_menu_leaves_the_words_before_it_on_their_line() -> None:
    assert lines('<p>회의록 <span class="sns"><a href="/">공유</a></span></p>') == ["회의록"]


def test_a_bold_label_behind_a_mark_is_set_off_from_what_is_said() -> None:
    bold = "<p><b>○위원장 홍길동</b>{}</p>"
    for speech in ("의석을 정돈해 주십시오.", " 의석을 정돈해 주십시오."):
        assert lines(bold.format(speech)) == ["○위원장 홍길동  의석을 정돈해 주십시오."]
    assert lines(bold.format(": 네.")) == ["○위원장 홍길동: 네."]
    assert lines("<p><b>예산</b>은 늘었다.</p>") == ["예산은 늘었다."]


def test_blocks_and_breaks_end_lines_and_inline_tags_do_not() -> None:
    body = "<div>가<b>나</b>\n 다<br>라<p>마</div>바"
    assert lines(body) == ["가나 다", "라", "마", "바"]


def test_a_paragraph_of_a_break_alone_is_an_empty_line_and_several_are_one() -> None:
    assert lines("<p>가</p><p><br></p><p>나</p><br><br><div>다</div>") == ["가", "", "나", "", "다"]


def test_preformatted_text_keeps_its_lines_and_blanks() -> None:
    assert lines("<pre>○위원장  네.\n  둘째</pre>") == ["○위원장  네.", "  둘째"]


def test_no_break_blanks_stay_wide() -> None:
    assert lines("<p>○위원장&nbsp;&nbsp;네.</p>") == ["○위원장\u00a0\u00a0네."]


def test_a_table_without_closing_tags_has_its_rows() -> None:
    body = "<table><tr><th>일시<td>5월<tr><th rowspan=2>참석<td>가<td>나<tr><td>다<td>라</table>끝"
    assert lines(body) == ["일시\t5월", "참석\t가\t나", "\t다\t라", "끝"]


def test_items_of_an_ordered_list_are_numbered_unless_they_are_already() -> None:
    assert lines("<ol><li>개회<li>2. 심의<li><b>폐회</b></ol>") == ["1. 개회", "2. 심의", "3. 폐회"]


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
def test_the_charset_is_the_one_the_page_names(charset: str) -> None:
    source = read(html.wrap("<p>회의록</p>", charset), "a.html")
    assert source.text == "회의록\n"


def test_a_page_that_names_a_wrong_charset_is_read_by_its_bytes() -> None:
    data = html.wrap("<p>지방보조금심의위원회 회의록</p>").replace(b"utf-8", b"euc-kr")
    assert read(data, "a.html").text == "지방보조금심의위원회 회의록\n"


def test_a_page_is_known_by_its_head_whatever_its_name() -> None:
    assert read_bytes(html.wrap("<p>가</p>"), "a.hwp").format == "html"
    assert read_bytes(b"<!-- x -->\n<html><p>a", "a.txt").format == "html"
    assert read_bytes("회의록 <html>".encode(), "a.txt").format == "text"


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<table><tr><td>", "<div>", '<a b="', "</a", "<title>", "&#", "<ol><li>",
     "<td colspan=99>", "<p id=nav>", "<pre>", "<script>", "<b>○가</b>", "<p hidden>가",
     "<p id=foot><table><tr><td></table>", "<p><br></p>"],
)  # fmt: skip
def test_half_a_megabyte_of_unfinished_tags_is_read_in_seconds(piece: str) -> None:
    start = time.perf_counter()
    read((piece * (500_000 // len(piece))).encode(), "a.html")
    assert time.perf_counter() - start < LONGEST
