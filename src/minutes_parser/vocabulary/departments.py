"""Departments and colleges as students call them: a word of theirs speaks, and is no name.

Source: the names of departments and colleges of Korean universities, without 학과, 학부 and 대학.
"""

from __future__ import annotations

DEPARTMENTS: frozenset[str] = frozenset(
    "국문 영문 불문 독문 중문 일문 노문 서문 언어 사학 국사 서양사 동양사 고고미술 철학 종교 미학 한문 문창 문정 "
    "인문 사회 사과 사과대 자연 자연과학 공과 공대 농대 농생대 의대 약대 치대 수의대 간호대 법대 상경 경상 경영 경제 "
    "무역 회계 통계 정외 정치 행정 외교 언론 신방 신문방송 미컴 심리 사복 사회복지 인류 지리 소비자 아동 주거 의류 식영 "
    "식품영양 생활과학 생과대 예술 예대 미대 음대 체대 체교 체육 조소 회화 동양화 서양화 공예 디자인 산디 시디 시각디자인 "
    "산업디자인 성악 작곡 기악 국악 피아노 무용 연극 영화 연영 사범 사범대 교육 국교 영교 수교 역교 지교 과교 물교 화교 "
    "생교 윤교 유교과 특교 수학 물리 물리천문 천문 화학 생명 생물 생명과학 지구환경 대기 해양 기계 기공 전기 전자 전전 전정 컴공 컴퓨터 "
    "소프트 소프트웨어 정통 화공 화생공 재료 신소재 토목 건축 건공 건환공 도시 조경 환경 산공 산업공 원자력 항공 우주 조선 자동차 "
    "에너지 식물 산림 동물 축산 원예 의예 의학 약학 치의 한의 수의 간호 보건 법학 신학 자전 자유전공 동연 동아리연합 총동연 "
    "총여 학소위 인권위 졸준위".split()
)

_ENDINGS = ("학과", "학부", "전공", "단과대", "대학", "과대", "대", "과")


def is_department(word: str) -> bool:
    """Whether a word is a department or a college: `인문대`, `경영학과`, `국문`."""
    if word in DEPARTMENTS:
        return True
    if len(word) > 3 and word.endswith(("학과", "학부", "단과대학")):
        return True
    return any(word.endswith(end) and word[: -len(end)] in DEPARTMENTS for end in _ENDINGS)


# People may be called so as well.
_ALSO_NAMES = frozenset("우주 윤교 지교 영교 수교 전정".split())
NO_NAMES: frozenset[str] = DEPARTMENTS - _ALSO_NAMES
