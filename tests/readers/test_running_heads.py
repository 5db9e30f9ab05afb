"""Running heads repeat the document and are left out; a title that stands in one alone is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from minutes_parser import parse
from minutes_parser.readers import read_bytes
from tests.office_files import docx, hwp, hwpx
from tests.office_files.docx import W

BODY = ["일시: 2024년 5월 21일(화) 10:00", "장소: 3층 회의실", "참석자: 노은섭, 경도윤"]


def write_docx(head: list[str], body: list[str]) -> bytes:
    inner = "".join(map(docx.paragraph, head))
    return docx.write([*body], header1=f'<w:hdr xmlns:w="{W}">{inner}</w:hdr>')


def write_hwp(head: list[str], body: list[str]) -> bytes:
    control = hwp.control("head", 1, hwp.write_list(tuple(head), 2))
    rest = b"".join(map(hwp.paragraph, body[1:]))
    return hwp.wrap([hwp.paragraph(body[0], 0, control) + rest])


def write_hwpx(head: list[str], body: list[str]) -> bytes:
    inner = "".join(map(hwpx.paragraph, head))
    control = f"<hp:ctrl><hp:header><hp:subList>{inner}</hp:subList></hp:header></hp:ctrl>"
    return hwpx.wrap(hwpx.paragraph(body[0], control) + "".join(map(hwpx.paragraph, body[1:])))


each_writer = pytest.mark.parametrize("write", [write_docx, write_hwp, write_hwpx])
Writer = Callable[[list[str], list[str]], bytes]


@each_writer
def test_a_title_that_stands_in_the_running_head_alone_comes_first(write: Writer) -> None:
    text = read_bytes(write(["샘여울군 상수도사업소", "주 간 회 의 록"], BODY), "a").text
    assert text.split("\n")[:-1] == ["샘여울군 상수도사업소", "주 간 회 의 록", *BODY]
    assert parse(text).title == "주간회의록"


@each_writer
@pytest.mark.parametrize(
    ("head", "body"),
    [
        (["샘여울군 상수도사업소"], BODY),
        (["주간회의록"], ["제2회 주간 회의록", *BODY]),
        (["- 1 -"], BODY),
    ],
    ids=["no title", "told by the body", "a number"],
)
def test_any_other_running_head_is_left_out(
    write: Writer, head: list[str], body: list[str]
) -> None:
    assert read_bytes(write(head, body), "a").text.split("\n")[:-1] == body
