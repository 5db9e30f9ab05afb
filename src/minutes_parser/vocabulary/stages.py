"""Words of the stage lines: what opens, interrupts, resumes and closes a sitting.

Source: 국회 회의록 작성 지침 and the stage lines of council, audit and committee minutes.
"""

from __future__ import annotations

STAGE_KINDS: dict[str, str] = {
    **dict.fromkeys(
        "개의 개회 개식 감사개시 감사개의 조사개시 회의개시 개의선언 개회선언 개회식 감사시작 회의시작 시작 "
        "개회함 개의함 감사선언".split(),
        "open",
    ),
    **dict.fromkeys(
        "회의중지 정회 감사중지 휴회 휴게 회의정지 조사중지 휴식 정회선포 정회선언 감사정회 심사중지 "
        "정회함 회의중단".split(),
        "recess",
    ),
    **dict.fromkeys(
        "계속개의 속개 속회 감사계속 계속회의 감사속개 회의속개 조사계속 계속개회 재개 회의계속 계속감사 "
        "감사재개 속개선언 속개함 심사계속".split(),
        "resume",
    ),
    **dict.fromkeys(
        "산회 폐회 종료 감사종료 회의종료 폐의 폐회선언 산회선포 폐식 조사종료 감사산회 폐회식 감사마침 산회함 "
        "폐회함 감사선언종료 회의끝".split(),
        "close",
    ),
}

GAVEL_WORDS: tuple[str, ...] = ("의사봉", "議事棒", "개의봉", "의사봉3타", "의사봉3打")
VOTE_WORDS: tuple[str, ...] = (
    "거수", "기립", "투표", "표결", "擧手", "起立", "투표함", "개표", "무기명",
)  # fmt: skip
INTERJECTION_WORDS: tuple[str, ...] = (
    "하는위원", "하는의원", "하는委員", "하는議員", "하는이", "하는사람", "하는회원", "하는분", "하는주주",
    "하는이사", "하는조합원", "의석에서", "좌석에서", "방청석", "장내", "웃음", "박수", "소란", "응답하는",
    "하는대의원", "하는자", "하는학생", "하는위원다수", "笑聲", "拍手", "場內",
)  # fmt: skip
OATH_WORDS: tuple[str, ...] = ("선서", "宣誓")
