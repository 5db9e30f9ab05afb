"""Files that are no minutes, no text, or no files: the library and the command take them all."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_parser import MinutesError, parse, parse_file, to_json, to_markdown
from minutes_parser.errors import UnreadableFileError

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
HEAD = "한빛시 정보화위원회 회의록\n일시: 2024. 3. 5. 10:00\n"
Environment = dict[str, str]


def run_minutes(
    environment: Environment, *arguments: str, stdin: bytes = b""
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one run of the command."""
    done = subprocess.run(
        [sys.executable, "-m", "minutes_parser", *arguments],
        input=stdin,
        capture_output=True,
        env=environment,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def assert_refused(environment: Environment, path: str, reason: str) -> None:
    """One line `FILE: why`, exit 2, nothing on standard output; the library raises the same."""
    code, out, err = run_minutes(environment, "parse", path)
    assert (code, out, err) == (2, "", f"{path}: {reason}\n")
    with pytest.raises(UnreadableFileError) as caught:
        parse_file(path)
    assert str(caught.value) == f"{path}: {reason}"


def write(folder: Path, data: bytes, name: str = "a.txt") -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


def test_an_empty_file_is_an_empty_document(tmp_path: Path, plain_environment: Environment) -> None:
    path = write(tmp_path, b"")
    code, out, err = run_minutes(plain_environment, "parse", path)
    doc = json.loads(out)
    assert (code, doc["layout"], doc["proceedings"], doc["source"]["lines"]) == (0, None, [], 0)
    assert err == f"{path}: does not look like meeting minutes\n"


@pytest.mark.parametrize("data", [b"x", b"\n", b" ", b"7", b"\xef\xbb\xbf"])
def test_one_letter_is_a_document_without_a_layout(tmp_path: Path, data: bytes) -> None:
    assert parse_file(write(tmp_path, data)).layout is None


@pytest.mark.parametrize("data", [b"\xff", b"\x00", b"\x00\x00\x00\x00"])
def test_one_byte_that_is_no_letter_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        parse_file(write(tmp_path, data))


def test_a_png_is_one_line_and_exit_2(tmp_path: Path, plain_environment: Environment) -> None:
    assert_refused(plain_environment, write(tmp_path, PNG), "a PNG file, not text")


def test_a_zip_is_one_line_and_exit_2(tmp_path: Path, plain_environment: Environment) -> None:
    path = write(tmp_path, b"PK\x03\x04" + bytes(40))
    assert_refused(plain_environment, path, "a zip file, not text")


def test_machine_code_is_one_line_and_exit_2(
    tmp_path: Path, plain_environment: Environment
) -> None:
    path = write(tmp_path, bytes(range(256)) * 64)
    assert_refused(plain_environment, path, "binary data, not text")


def test_an_old_hwp_file_says_what_to_do(tmp_path: Path, plain_environment: Environment) -> None:
    path = write(tmp_path, b"HWP Document File V3.00 \x1a\1\2\3\4\5", "회의록.hwp")
    assert_refused(
        plain_environment, path, "an HWP 3.0 file, from before HWP 5; save as HWP 5 or hwpx"
    )


def test_a_folder_is_one_line_and_exit_2(tmp_path: Path, plain_environment: Environment) -> None:
    assert_refused(plain_environment, str(tmp_path), "is a folder, not a file")


def test_a_missing_path_is_one_line_and_exit_2(
    tmp_path: Path, plain_environment: Environment
) -> None:
    assert_refused(plain_environment, str(tmp_path / "없음.txt"), "no such file")


def test_a_file_used_as_a_folder_is_one_line_and_exit_2(
    tmp_path: Path, plain_environment: Environment
) -> None:
    path = write(tmp_path, b"x")
    assert_refused(plain_environment, f"{path}/b.txt", "no such file")


def test_a_name_too_long_is_one_line_and_exit_2(plain_environment: Environment) -> None:
    code, out, err = run_minutes(plain_environment, "parse", "가" * 2000)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_name_with_a_nul_is_an_error_of_ours() -> None:
    with pytest.raises(UnreadableFileError, match="not a possible file name"):
        parse_file("a\0b")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_one_line_and_exit_2(
    tmp_path: Path, plain_environment: Environment
) -> None:
    path = write(tmp_path, b"x")
    os.chmod(path, 0)
    assert_refused(plain_environment, path, "no permission to read it")


def test_ten_megabytes_in_one_line_are_read(tmp_path: Path, plain_environment: Environment) -> None:
    path = write(tmp_path, "가나다라 ".encode() * 770_000)
    code, out, _ = run_minutes(plain_environment, "parse", "--quiet", path)
    assert code == 0
    assert json.loads(out)["source"]["lines"] == 1


def test_nuls_in_fine_text_do_not_part_words(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD.replace("위원회", "위\0원회").encode())
    assert to_json(parse_file(path)).count("정보화위원회") >= 1


def test_lone_surrogates_do_not_stop_parsing_or_writing() -> None:
    doc = parse(f"{HEAD}\ud800위원장\udfff: 네\n\ud83d\ude00")
    for text in (to_json(doc), to_json(doc, 2), to_markdown(doc)):
        assert text.encode().decode() == text
    assert "\U0001f600" in to_json(doc)


def test_surrogates_encoded_in_utf_8_do_not_stop_the_command(
    tmp_path: Path, plain_environment: Environment
) -> None:
    path = write(tmp_path, HEAD.encode() + b"\xed\xa0\x80\n")
    code, out, _ = run_minutes(plain_environment, "parse", path)
    assert code == 0
    assert json.loads(out)["source"]["encoding"] == "utf-8"


def test_half_a_character_at_the_end_loses_nothing_before_it(tmp_path: Path) -> None:
    doc = parse_file(write(tmp_path, f"{HEAD}○위원장 홍길동  네".encode()[:-1]))
    assert doc.source.encoding == "utf-8"
    assert "홍길동" in to_json(doc)


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "cp949", "johab", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_the_encoding_of_a_file_changes_nothing_but_its_source(
    tmp_path: Path, encoding: str
) -> None:
    plain = parse_file(write(tmp_path, HEAD.encode(), "plain.txt"))
    doc = parse_file(write(tmp_path, HEAD.encode(encoding)))
    assert doc.model_copy(update={"source": plain.source}) == plain


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_of_a_file_change_nothing_but_its_source(tmp_path: Path, end: str) -> None:
    plain = parse_file(write(tmp_path, HEAD.encode(), "plain.txt"))
    doc = parse_file(write(tmp_path, HEAD.replace("\n", end).encode()))
    assert doc.model_copy(update={"source": plain.source}) == plain


def test_an_error_survives_the_way_between_processes() -> None:
    error = UnreadableFileError("a.hwp", "no such file")
    copy = pickle.loads(pickle.dumps(error))
    assert isinstance(copy, MinutesError)
    assert (str(copy), copy.subject, copy.reason) == (str(error), "a.hwp", "no such file")
