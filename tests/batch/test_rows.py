"""Documents and their rows as lines: what pandas, DuckDB and jq read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from minutes_parser import parse_file, parse_meetings, to_json, to_markdown
from minutes_parser.batch import parse_many
from minutes_parser.batch.rows import COLUMNS, list_rows
from minutes_parser.model import Minutes
from tests.batch.runs import convert, make_minutes, read_outputs, write_tree

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def doc() -> Minutes:
    return Minutes.model_validate(
        {
            "header": {"date": "2024-03-04"},
            "agenda": [
                {
                    "number": "1",
                    "title": "가",
                    "line": 3,
                    "children": [
                        {"title": "나", "line": 4, "children": [{"title": "다", "line": 5}]},
                        {"title": "라", "line": 6},
                    ],
                },
                {"title": "마", "line": 7},
            ],
            "outcomes": [
                {"agenda_item": 1, "result": "가결", "votes": {"for": 3, "against": 0}, "line": 9},
                {"result": "보류", "line": 10},
            ],
        }
    )


def test_json_and_markdown_are_what_one_file_gives(tmp_path: Path) -> None:
    writers = {"json": lambda doc: to_json(doc) + "\n", "markdown": to_markdown}
    for to, write in writers.items():
        out = tmp_path / to
        results = convert(out, SAMPLES, to=to)
        written = [result.entry for result in results if result.entry.error is None]
        assert len(written) > 20
        for entry in written:
            expected = write(parse_file(entry.input))
            assert (out / entry.output).read_text("utf-8") == expected, entry.document


def test_jsonl_is_one_document_a_line_named_by_its_place(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", 12)
    convert(tmp_path / "out", tmp_path / "in", to="jsonl")
    lines = (tmp_path / "out" / "minutes.jsonl").read_text("utf-8").splitlines()
    documents = [Minutes.model_validate_json(line) for line in lines]
    assert [doc.source.name for doc in documents][9:11] == ["00/0009.txt", "01/0010.txt"]


@pytest.mark.parametrize("kind", COLUMNS)
def test_jsonl_and_csv_hold_the_same_rows(tmp_path: Path, kind: str) -> None:
    convert(tmp_path, SAMPLES, to="jsonl", rows=kind)
    convert(tmp_path, SAMPLES, to="csv", rows=kind)
    text = (tmp_path / f"{kind}.jsonl").read_text("utf-8")
    objects = [json.loads(line) for line in text.split("\n")[:-1]]
    with (tmp_path / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows == [{key: _as_cell(value) for key, value in row.items()} for row in objects]
    assert rows
    assert all(tuple(row) == COLUMNS[kind] for row in rows)


def _as_cell(value: object) -> str:
    return "" if value is None else str(value)


def test_a_row_tells_document_date_and_line(tmp_path: Path) -> None:
    write_tree(tmp_path / "in", 1)
    convert(tmp_path / "out", tmp_path / "in", to="jsonl", rows="remarks")
    row = json.loads((tmp_path / "out" / "remarks.jsonl").read_text("utf-8").splitlines()[0])
    assert (row["document"], row["date"], row["line"]) == ("00/0000.txt", "2024-03-01", 9)
    assert row["text"].startswith("제0차 회의를")


def test_agenda_items_know_the_item_they_belong_to(doc: Minutes) -> None:
    rows = list(list_rows(doc, "a", "agenda"))
    assert [(row["agenda_item"], row["parent"], row["title"]) for row in rows] == [
        (0, None, "가"),
        (1, 0, "나"),
        (2, 1, "다"),
        (3, 0, "라"),
        (4, None, "마"),
    ]


def test_outcomes_carry_the_title_of_their_item_and_printed_figures(doc: Minutes) -> None:
    first, second = list_rows(doc, "a", "outcomes")
    assert (first["title"], first["for"], first["against"], first["abstain"]) == ("나", 3, 0, None)
    assert (second["agenda_item"], second["title"], second["for"]) == (None, None, None)


def test_each_meeting_of_a_file_is_a_document_when_asked(tmp_path: Path) -> None:
    source = SAMPLES / "notes-meetings.txt"
    meetings = parse_meetings(source.read_text("utf-8"))
    assert len(meetings) > 1
    convert(tmp_path, source, to="jsonl", split=True)
    lines = (tmp_path / "minutes.jsonl").read_text("utf-8").splitlines()
    dates = [Minutes.model_validate_json(line).header.date for line in lines]
    assert dates == [doc.header.date for doc in meetings]
    convert(tmp_path, source, to="json", split=True)
    found = json.loads((tmp_path / "notes-meetings.json").read_text("utf-8"))
    assert [doc["header"]["date"] for doc in found] == dates


def test_rows_of_a_split_file_carry_the_date_of_their_own_meeting(tmp_path: Path) -> None:
    convert(tmp_path, SAMPLES / "notes-meetings.txt", to="jsonl", rows="actions", split=True)
    text = (tmp_path / "actions.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    assert len({row["date"] for row in rows}) > 1
    assert all(row["what"] for row in rows)


def test_what_was_not_split_is_made_again_when_it_is_to_be(tmp_path: Path) -> None:
    source = SAMPLES / "notes-meetings.txt"
    [whole] = convert(tmp_path, source, to="json")
    assert whole.entry.meetings > 1
    [split] = convert(tmp_path, source, to="json", split=True)
    assert (split.unchanged, split.entry.meetings) == (False, whole.entry.meetings)
    [again] = convert(tmp_path, source, to="json", split=True)
    assert again.unchanged


def test_a_collection_without_rows_is_empty_but_for_the_head_of_a_csv(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("가을이 왔다.\n", "utf-8")
    convert(tmp_path / "out", tmp_path / "in", to="csv", rows="outcomes")
    convert(tmp_path / "out", tmp_path / "in", to="jsonl", rows="outcomes")
    outputs = read_outputs(tmp_path / "out")
    assert outputs["outcomes.jsonl"] == b""
    (head,) = csv.reader(io.StringIO(outputs["outcomes.csv"].decode()))
    assert tuple(head) == COLUMNS["outcomes"]


# parse_many


def test_parse_many_gives_text_and_failure_as_values_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(make_minutes(1), "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    paths: list[str | Path] = [
        tmp_path / "a.txt",
        str(tmp_path / "b.txt"),
        tmp_path / "nowhere.txt",
    ]
    good, bad, absent = parse_many(paths)
    assert good.text == to_json(parse_file(tmp_path / "a.txt")) + "\n"
    assert good.entry.counts["remarks"] == 3
    assert (bad.text, bad.entry.error) == (None, "a PNG file, not text")
    assert absent.entry.error == "no such file"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_parse_many_is_lazy(tmp_path: Path) -> None:
    def paths() -> Any:
        yield tmp_path / "nowhere"
        raise AssertionError("asked for more than was taken")

    assert next(parse_many(paths())).entry.error == "no such file"


def test_parse_many_gives_rows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(make_minutes(1), "utf-8")
    (parsed,) = parse_many([tmp_path / "a.txt"], to="jsonl", rows="remarks")
    assert len((parsed.text or "").splitlines()) == 3


def test_a_mistake_of_ours_costs_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minutes_parser import api

    def fail(*_: object) -> Minutes:
        raise IndexError("list index out of range")

    (tmp_path / "a.txt").write_text("회의록", "utf-8")
    monkeypatch.setattr(api, "parse_source_counted", fail)
    (parsed,) = parse_many([tmp_path / "a.txt"])
    error = parsed.entry.error or ""
    assert error.startswith("a mistake of this program (IndexError: list index out of range at ")
