"""The doors of the library: their names, their types, and what importing them costs."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import assert_type

import pytest

import minutes_parser
from minutes_parser import (
    Minutes,
    MinutesError,
    parse,
    parse_file,
    parse_meetings,
    to_json,
    to_markdown,
)
from minutes_parser import errors as error_types
from minutes_parser.model import Remark

ROOT = Path(__file__).resolve().parent.parent
DOORS = {"Minutes", "MinutesError", "parse", "parse_file", "parse_meetings"} | {
    "to_json",
    "to_markdown",
}
TEXT = """제3차 도서관운영위원회 회의록

일시: 2023. 5. 9.(화) 14:00~15:10
장소: 별빛도서관 2층 회의실

○위원장 한보람  회의를 시작하겠습니다.
○위원 문가온  자료를 잘 보았습니다.
"""
TEXTS = [TEXT, TEXT.replace("한보람", "서다온"), "", "회의록이 아닌 글\n"] * 4
ERRORS = [
    value
    for value in vars(error_types).values()
    if isinstance(value, type) and issubclass(value, MinutesError)
]


def _parse_to_json(text: str) -> str:
    return to_json(parse(text))


def _pass_on(error: MinutesError) -> None:
    raise error


def test_the_doors_are_there() -> None:
    assert set(minutes_parser.__all__) >= DOORS
    for name in minutes_parser.__all__:
        assert getattr(minutes_parser, name) is not None


def test_the_public_names_are_sorted() -> None:
    assert minutes_parser.__all__ == sorted(minutes_parser.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    name = "no_such_name"
    with pytest.raises(AttributeError, match=name):
        getattr(minutes_parser, name)


def test_the_package_says_that_it_is_typed() -> None:
    assert files("minutes_parser").joinpath("py.typed").is_file()


def test_the_doors_have_the_types_they_promise(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    document = assert_type(parse(TEXT), Minutes)
    assert isinstance(document, Minutes)
    assert isinstance(assert_type(parse_file(path), Minutes), Minutes)
    assert isinstance(parse_file(str(path)), Minutes)
    assert isinstance(assert_type(to_json(document), str), str)
    assert isinstance(assert_type(to_markdown(document), str), str)
    assert all(isinstance(r, Remark) for r in assert_type(document.remarks, list[Remark]))


def test_json_round_trips() -> None:
    document = parse(TEXT)
    assert Minutes.model_validate_json(to_json(document)) == document


def test_a_file_that_is_not_there_is_our_error(tmp_path: Path) -> None:
    with pytest.raises(MinutesError, match=r"missing\.txt"):
        parse_file(tmp_path / "missing.txt")


@pytest.mark.parametrize("error_type", ERRORS)
def test_an_error_comes_through_pickle_as_it_was(error_type: type[MinutesError]) -> None:
    error = error_type("a.txt", "no text in it")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is error_type
    assert (str(copy), copy.subject, copy.reason) == (str(error), "a.txt", "no text in it")


def test_an_error_comes_out_of_another_process() -> None:
    error = MinutesError("a.txt", "no text in it")
    with _start_processes(1) as pool, pytest.raises(MinutesError, match=r"^a\.txt: no text in it$"):
        pool.submit(_pass_on, error).result()


def test_threads_give_what_one_thread_gives() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(_parse_to_json, TEXTS)) == [_parse_to_json(text) for text in TEXTS]


def test_processes_give_what_one_process_gives() -> None:
    with _start_processes(2) as pool:
        assert list(pool.map(_parse_to_json, TEXTS)) == [_parse_to_json(text) for text in TEXTS]


def _start_processes(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context)


@pytest.mark.parametrize("heavy", ["pydantic", "regex", "rich", "typer", "asyncio"])
def test_importing_the_package_imports_nothing_heavy(heavy: str) -> None:
    code = f"import sys, minutes_parser; sys.exit({heavy!r} in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_parsing_opens_no_file() -> None:
    code = f"""
import sys
from minutes_parser import parse, to_json
to_json(parse({TEXT!r}))  # what is imported late is imported now
opened = []
sys.addaudithook(lambda event, details: opened.append(details) if event == "open" else None)
parse({TEXT!r})
sys.exit(bool(opened))
"""
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_each_meeting_of_a_file_has_a_document_of_its_own_and_keeps_its_lines() -> None:
    text = "# 190729\n참석: 봄여울\n- 시작\n- 끝\n\n# 190805\n참석: 강나루\n- 시작\n- 끝\n"
    first, second = parse_meetings(text)
    assert (first.header.date, second.header.date) == ("2019-07-29", "2019-08-05")
    assert [person.name for person in second.attendees] == ["강나루"]
    assert [person.line for person in second.attendees] == [7]
    assert [len(parse_meetings(part)) for part in ("", "회의록\n", text)] == [1, 1, 2]
