"""Words of the stage lines: what opens, interrupts, resumes and closes a sitting.

Source: 국회 회의록 작성 지침 and the stage lines of council, audit and committee minutes.
"""

from __future__ import annotations

# The kinds of a stage line that tell when a sitting was held.
STAGES = frozenset({"open", "recess", "resume", "close"})

STAGE_KINDS: dict[str, str] = {
    **dict.fromkeys(
        "개의 개회 개식 감사개시 감사개의 조사개시 회의개시 개의선언 개회선언 개회식 감사시작 회의시작 시작 "
        "개회함 개의함 감사선언 회의를시작 회의를시작함 회의시작함".split(),
        "open",
    ),
    **dict.fromkeys(
        "회의중지 정회 감사중지 휴회 휴게 회의정지 조사중지 휴식 정회선포 정회선언 감사정회 심사중지 "
        "정회함 회의중단 쉼 잠시쉼 쉬는시간 쉬어감 중식 점심 점심시간 중식시간 휴식시간 정회시간 잠시휴식 중지".split(),
        "recess",
    ),
    **dict.fromkeys(
        "계속개의 속개 속회 감사계속 계속회의 감사속개 회의속개 조사계속 계속개회 재개 회의계속 계속감사 "
        "감사재개 속개선언 속개함 심사계속 다시시작 회의재개 다시모임 다시엶".split(),
        "resume",
    ),
    **dict.fromkeys(
        "산회 폐회 종료 감사종료 회의종료 폐의 폐회선언 산회선포 폐식 조사종료 감사산회 폐회식 감사마침 산회함 "
        "폐회함 감사선언종료 회의끝 회의마침 회의를마침 회의를끝냄 회의를종료함 회의종료함".split(),
        "close",
    ),
}

GAVEL_WORDS: tuple[str, ...] = ("의사봉", "議事棒", "개의봉", "의사봉3타", "의사봉3打")
VOTE_WORDS: tuple[str, ...] = (
    "거수", "기립", "투표", "표결", "전자투표", "전자표결", "기명투표", "호명투표", "擧手", "起立", "투표함", "개표", "무기명",
)  # fmt: skip
INTERJECTION_WORDS: tuple[str, ...] = (
    "하는위원", "하는의원", "하는委員", "하는議員", "하는이", "하는사람", "하는회원", "하는분", "하는주주",
    "하는이사", "하는조합원", "의석에서", "좌석에서", "방청석", "장내", "웃음", "박수", "소란", "응답하는",
    "하는대의원", "하는자", "하는학생", "하는위원다수", "笑聲", "拍手", "場內",
)  # fmt: skip
OATH_WORDS: tuple[str, ...] = ("선서", "宣誓", "선서함", "선서하다")

# What somebody does, or what the room and the recording do, in brackets before or between words:
# whole phrases, closed.
GESTURE_WORDS: frozenset[str] = frozenset(
    "웃음 박수 일동웃음 함께웃음 모두웃음 전원웃음 작은웃음 큰웃음 일동박수 전원박수 박수와웃음 웃음과박수 "
    "환호 함성 한숨 기침 침묵 정적 잠시침묵 잠시정적 손사래 거수 기립 묵례 목례 인사 악수 환담 하품 흐느낌 눈물 울음 "
    "끄덕임 고개끄덕임 고개를끄덕임 고개를저음 고개저음 손을듦 손듦 손을들어보임 자리에서일어남 일어남 퇴장 입장 착석 "
    "이석 화면공유 화면공유시작 화면공유종료 화면공유중 화면공유중지 화면전환 자료공유 자료화면 영상재생 동영상재생 "
    "영상시청 영상상영 음악 효과음 잡음 소음 마이크잡음 마이크꺼짐 마이크끊김 음소거 음소거해제 마이크켬 벨소리 전화벨 "
    "전화벨소리 문여는소리 문소리 종소리 녹음시작 녹음종료 녹음중지 녹음중단 녹음끝 녹음재개 녹화시작 녹화종료 녹화중지 "
    "녹화재개 장내웃음 장내박수 장내소란 장내정리 장내정숙 장내환호 웃으며 laughter applause music silence".split()
)
# `(자료를 들어 보이며)`, `(고개를 끄덕이면서)`, `(모두 웃는다)`: closed phrases that end so.
GESTURE_ENDINGS: tuple[str, ...] = (
    "보이며", "가리키며", "끄덕이며", "저으며", "웃으며", "일어나며", "일어서며", "일어서서", "들며", "보여주며", "내저으며",
    "누르며", "두드리며", "넘기며", "펼치며", "나가며", "들어오며", "앉으며", "흔들며", "돌리며", "나눠주며", "끄덕이면서",
    "웃으면서", "보이면서", "가리키면서", "일어나면서", "나누어주며", "띄우며", "켜며", "끄며", "웃음", "박수", "박수침",
    "손을들고", "박수소리", "웃음소리", "끄덕임", "웃는다", "손을든다",
)  # fmt: skip
