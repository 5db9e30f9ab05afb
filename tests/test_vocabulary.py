"""Words of a user: what they change, and that they change nothing else."""

from __future__ import annotations

import ast
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import minutes_parser
from minutes_parser import Minutes, MinutesError, Vocabulary, parse, to_json, validate
from minutes_parser.vocabulary.added import LABEL_KINDS, in_use, tell_apart
from tests.ledger import balance
from tests.minutes_lines import minutes_texts

PARSER = Path(minutes_parser.__file__).parent / "parser"
# What these keep depends on the tables alone: they ask no question that knows a user's words.
OF_TABLES = {"_known_kind", "_is_known_role", "is_known_name"}
TEXT = """달빛마을
모임 회의록

만난 날 : 2025. 3. 4.(화) 19:00
만난 곳 : 달빛도서관 다락방
함께한 벗 : 마루, 새벽별, 하늬바람

이야깃거리
1. 마당 고치는 건
2. 봄 잔치의 건

길잡이 마루: 모임을 시작합니다. 1번 이야깃거리입니다.
달빛방: 마당을 고칩시다.
새벽별: 좋습니다.
길잡이 마루: 마당 고치는 건은 모두뜻으로 되었음을 선포합니다.
나중: 더 이야기할 것
달빛방: 이만 마칩니다.
"""
WORDS = Vocabulary(
    labels={
        "date": ["만난 날"],
        "place": ["만난 곳"],
        "present": ["함께한 벗"],
        "agenda": ["이야깃거리"],
    },
    chairs=["길잡이"],
    speakers=["달빛방"],
    not_speakers=["나중"],
    names=["마루", "새벽별", "하늬바람"],
    organizations=["달빛마을"],
    results={"원안가결": ["모두 뜻으로"]},
)


@pytest.fixture(scope="module")
def doc() -> Minutes:
    return parse(TEXT, words=WORDS)


def test_a_label_of_the_user_is_a_field(doc: Minutes) -> None:
    assert (doc.header.date, doc.header.start) == ("2025-03-04", "19:00")
    assert doc.header.place == "달빛도서관 다락방"


def test_a_list_of_the_user_tells_who_was_there(doc: Minutes) -> None:
    there = [(person.name, person.status) for person in doc.attendees]
    assert there == [(name, "present") for name in ("마루", "새벽별", "하늬바람")]


def test_an_agenda_stands_under_the_heading_of_the_user(doc: Minutes) -> None:
    assert [item.title for item in doc.agenda] == ["마당 고치는 건", "봄 잔치의 건"]


def test_an_office_of_the_user_stands_before_a_name(doc: Minutes) -> None:
    speaker = doc.remarks[0].speaker
    assert (speaker.role, speaker.name, speaker.attendee) == ("길잡이", "마루", 0)


def test_a_word_that_speaks_speaks_and_one_that_does_not_does_not(doc: Minutes) -> None:
    spoken = [(remark.speaker.role, remark.speaker.name) for remark in doc.remarks]
    guide = ("길잡이", "마루")
    assert spoken == [guide, ("달빛방", None), (None, "새벽별"), guide, ("달빛방", None)]


def test_a_result_of_the_user_counts_as_the_usual_word(doc: Minutes) -> None:
    assert [(o.agenda_item, o.result) for o in doc.outcomes] == [(0, "원안가결")]


def test_an_organisation_of_the_user_is_the_body(doc: Minutes) -> None:
    assert doc.header.organization == "달빛마을 모임"


def test_rules_know_the_labels_too(doc: Minutes) -> None:
    assert not [f for f in validate(doc, TEXT, words=WORDS) if f.code in {"MIN100", "MIN101"}]


@pytest.mark.parametrize(
    ("words", "printed", "read"),
    [
        (Vocabulary(roles=["큐레이터"]), "○수석큐레이터 한보람  네.", ("수석큐레이터", "한보람")),
        (Vocabulary(roles=["큐 레 이 터"]), "○한보람 큐레이터  네.", ("큐레이터", "한보람")),
        (Vocabulary(roles=["總監"]), "○총감 한보람  네.", ("총감", "한보람")),
        (Vocabulary(speakers=["의"]), "의: 시작합니다.\n의: 네.", ("의", None)),
        (Vocabulary(speakers=["안건"]), "안건: 시작합니다.\n안건: 네.", ("안건", None)),
        (Vocabulary(speakers=["달빛방"]), "○달빛방  마당을 고칩시다.", ("달빛방", None)),
        (Vocabulary(speakers=["달빛방"]), "○달빛 방 고칩시다.", ("달빛 방", None)),
        (Vocabulary(names=["Mina"]), "Mina: 시작합니다.\nMina: 네.", (None, "Mina")),
    ],
)
def test_words_are_known_however_they_are_spaced_or_written(
    words: Vocabulary, printed: str, read: tuple[str | None, str | None]
) -> None:
    doc = parse(f"모임 회의록\n일시: 2025. 3. 4.\n\n{printed}\n{printed}\n", words=words)
    speaker = doc.remarks[0].speaker
    assert (speaker.role, speaker.name) == read


def test_a_word_of_the_user_goes_before_one_of_ours() -> None:
    text = "모임 회의록\n주제: 2025. 3. 4.\n○위원장 한보람  네.\n"
    assert parse(text).header.date is None
    assert parse(text, words=Vocabulary(labels={"date": ["주제"]})).header.date == "2025-03-04"


def test_words_hold_for_one_parse_and_no_other(doc: Minutes) -> None:
    before = to_json(parse(TEXT))
    assert to_json(parse(TEXT, words=WORDS)) == to_json(doc) != before
    assert to_json(parse(TEXT)) == before
    assert in_use() is None


def test_threads_do_not_hear_of_each_others_words(doc: Minutes) -> None:
    wanted = {None: to_json(parse(TEXT)), 1: to_json(doc)}
    other = Vocabulary(labels={"place": ["만난 날"]})
    wanted[2] = to_json(parse(TEXT, words=other))
    words: dict[int | None, Vocabulary | None] = {None: None, 1: WORDS, 2: other}
    turns = [None, 1, 2] * 20
    with ThreadPoolExecutor(6) as pool:
        read = pool.map(lambda turn: to_json(parse(TEXT, words=words[turn])), turns)
        assert list(read) == [wanted[turn] for turn in turns]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(minutes_texts(), st.data())
def test_no_letter_is_lost_whatever_the_words(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = re.findall(r"[가-힣]{2,8}", text) or ["달빛"]
    some = st.lists(st.sampled_from(found), max_size=4)
    lists = {key: data.draw(some) for key in Vocabulary._fields if key not in {"labels", "results"}}
    kinds = st.sampled_from(LABEL_KINDS)
    labels, results = data.draw(st.dictionaries(kinds, some)), {"가결": data.draw(some)}
    words = Vocabulary(labels=labels, results=results, **lists)
    kept = balance(text, parse(text, words=words))
    assert kept.holds, kept


@pytest.mark.parametrize("module", sorted(PARSER.rglob("*.py")), ids=lambda path: path.name)
def test_what_the_parser_keeps_is_kept_apart_by_words(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.FunctionDef) and any(map(_keeps, node.decorator_list)):
            names = {argument.arg for argument in node.args.args}
            assert not names or "added" in names or node.name in OF_TABLES, node.name


def _keeps(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id in {"cache", "lru_cache"}


def test_no_words_are_as_if_none_were_given() -> None:
    assert parse(TEXT, words=Vocabulary()) == parse(TEXT)


def test_two_that_say_the_same_have_one_sign() -> None:
    listed = Vocabulary(roles=["큐레이터"], labels={"date": ["만난 날"]})
    same = Vocabulary(roles=("큐레이터",), labels={"date": ("만난 날",)})
    assert tell_apart(listed) == tell_apart(same) != tell_apart(WORDS)
    assert tell_apart(None) is tell_apart(Vocabulary()) is None


def test_words_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(WORDS)) == WORDS


@pytest.mark.parametrize("kind", LABEL_KINDS)
def test_every_kind_of_label_can_be_added(kind: str) -> None:
    text = "모임 회의록\n일시: 2025. 3. 4.\n가나다라: 한보람 위원\n○위원장 한보람  네.\n"
    assert parse(text, words=Vocabulary(labels={kind: ["가나다라"]})).title == "모임 회의록"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (Vocabulary(labels={"day": ["만난 날"]}), "labels"),
        (Vocabulary(labels={"date": ["〈만난 날〉"]}), "labels"),
        (Vocabulary(labels={"date": ["만난 날" * 9]}), "labels"),
        (Vocabulary(roles=["장"]), "roles"),
        (Vocabulary(speakers=["  "]), "speakers"),
        (Vocabulary(not_speakers=["나중:"]), "not-speakers"),
        (Vocabulary(results={"가": ["모두 뜻으로"]}), "results"),
    ],
)
def test_unfit_words_are_told_with_their_key(words: Any, key: str) -> None:
    with pytest.raises(MinutesError, match=f"{key}: "):
        parse(TEXT, words=words)
