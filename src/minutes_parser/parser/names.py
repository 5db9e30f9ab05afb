"""Telling names from offices: the judgements that speaker labels and attendance lists share."""

from __future__ import annotations

from functools import lru_cache

from minutes_parser.parser.text import read_hanja
from minutes_parser.patterns import lazy
from minutes_parser.vocabulary.roles import (
    MEMBER_TITLES,
    NOT_ROLES,
    ROLE_SUFFIXES,
    ROLE_WORDS,
    UNIT_SUFFIXES,
)
from minutes_parser.vocabulary.surnames import COMPOUND_SURNAMES, SURNAMES

_HANGUL_NAME = lazy(r"[가-힣]{2,5}(?:\((?!안|대)[가-힣A-Z]\)|[A-Z])?")
_HANJA_NAME = lazy(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,4}(?:\([가-힣A-Z\u4e00-\u9fff]\))?")
_BLOTTED = lazy(
    r"(?:(?:[가-힣]{0,2}|[A-Z\u4e00-\u9fff])[○◯〇●OＯ*×xX□☆△]{2,3}[가-힣]?|(?:[가-힣]{1,2}|[\u4e00-\u9fff])[○◯〇●*×][가-힣]?|[가-힣]0{2,3}|[가-힣]{1,2}[*]{1,2}|[A-Z]|[Ａ-Ｚ])"
)
_MASK_MARKS = lazy(r"[○◯〇●*×☆△]|OO|ＯＯ|00|^[A-ZＡ-Ｚ]$")
# Sentence openers that look like a surname with a given name.
_NOT_NAMES = frozenset(
    "이상 이의 이의가 이어서 이번 이것은 이것 이제 이런 이렇게 이미 이와 이에 이를 이는 이후 이하 이전 이중 "
    "그러면 그런 그래서 지금 지금은 지난 지금부터 전체 전원 전부 전반 정말 정부 정부측 조금 주로 최근 최종 최초 "
    "안건 안녕 안녕하 예산 예산안 의사 의견 의안 현재 현황 현안 현장 하지만 한편 한번 한가지 한국 오늘 오늘은 "
    "우리 우선 우리가 원안 원안대 유인물 저는 저도 제가 제안 제안설명 제출 제일 모두 모든 여기 여기서 여러 여러분 "
    "여러 사실 사업 사전 성원 성원이 성원보고 서면 선서 선출 시작 시간 시간이 심사 심의 심의안 방금 방청 방안 방법 "
    "변경 보고 보고사항 보충 부의 부위 부탁 감사 감사합 강조 경과 경우 계속 계획 고맙습 공고 공개 공사 관련 관계 "
    "구체적 국민 국장 금년 금일 금번 기타 기본 남은 내용 내년 노력 다음 다음은 다른 다만 당초 대표 도로 동의 동의합 "
    "두번째 마지막 만약 만장일 먼저 명단 문제 문의 민원 박수 반대 반갑습 배부 배석 본인 본건 빈집 상정 상정합 설명 "
    "소위 소관 소회 수고 수정 신규 신청 아까 아니 아울러 양해 어떤 어제 연구 연말 연장 예정 왜냐하 용역 운영 위원 "
    "위원회 유의 육성 은행 의원 의장 이의없 인사 인사말 일단 일부 임시 자료 작년 잠깐 잠시 장내 전문 정리 정회 조례 "
    "조사 존경하 존경 종합 주민 주차 주요 중간 지역 지적 진행 질의 차기 차량 찬성 참고 참석 참여 채택 처음 추가 추진 "
    "통과 특히 평가 표결 필요 학교 학생 함께 행사 향후 홍보 확인 회의 회의를 효율적 후보 구분 성명 명칭 직책 직위 비고 "
    "소속 연번 번호 서명 서기 기록 주소 연락처 전화 인원 재적 출석 결석 불참 위임 간사 계장 과장 국회 시장 군수 여당 야당 "
    "정당 노조 가결 부결 보류 승인 접수 수정가결 원안가결 이사 이사회 감사원 고문 자문 자문위 주임 주무 선임 책임 수석 "
    "기자 원장 소장 단장 반장 부장 차장 실장 팀장 회장 사장 총장 교수 강사 교사 교장 교감 목사 장로 권사 집사 신부 스님 "
    "변호사 변호인 사회 사회자 진행자 발표 발표자 토론 토론자 제안자 발언 발언자 답변 답변자 질문 질문자 의뢰 사항 기획 "
    "개발 디자인 마케팅 경영 인사팀 총무 재무 회계 법무 영업 생산 품질 연구원 주거 주택 도시 건축 교통 환경 복지 문화 "
    "체육 관광 경제 산업 농업 축산 산림 수산 하수 상수 청소 위생 보건 방역 안전 재난 소방 경찰 교육 평생 도서 전산 정보 "
    "통신 홍보팀 기계 전기 전자 화학 물리 수학 생명 국문 영문 사학 철학 심리 정치 행정 언론 법학 의학 약학 간호 조경 조소 "
    "회화 성악 작곡 무용 연극 영화 예술 공예 공업 상업 서비스 시설 설비 관리 방재 조명 주의 주제 지시 하나 하루 한국어 "
    "장소 일시 일정 목적 배경 개요 제목 결과 결정 결론 논의 논의사항 공지 공유 문서 예시 참조 출처 기한 담당 담당자 "
    "소방서 경찰서 세무서 보건소 우체국 교육청 국방부 국세청 기상청 법무부 통일부 환경부 교육부 노동부 문체부 복지부 국토부 행안부 "
    "산업부 해수부 조달청 관세청 병무청 산림청 특허청 통계청 경찰청 소방청 도서관 시공사 설계사 감리단 용역사 운영사 시행사 위탁사 "
    "당연직 위촉직 임명직 교직원 전문가 지명직 선출직 추천직 아홉 여섯 여덟 일곱 다섯 하나 일동 모두 다수 일부 각자 대면 영상 온라인 서면 성원 가투표 현행 개정 방향 기준 예 네 아 음 어 자 저 그 이 또 및 등 외".split()
)
# No given name ends so; a unit of an organisation does.
_UNIT_ENDINGS = ("과", "팀", "측", "계", "청")
_HANJA_UNITS = ("課", "係", "局", "廳", "室", "委員會", "議會", "處", "院", "部")
_ROLE_TAILS = frozenset(ROLE_SUFFIXES)
_MEMBER_TAILS = frozenset(MEMBER_TITLES)
_BRACKET_TAIL = lazy(r"[(（][^()（）]*[)）]$")


@lru_cache(maxsize=4096)
def is_role(word: str) -> bool:
    """Whether a word ends in an office (`외교부제1차관`, `의사계장`, `委員長`)."""
    plain = read_hanja(_BRACKET_TAIL.sub("", word)).strip()
    if len(plain) < 2 or plain.endswith(("에서", "으로", "에게", "까지", "부터")):
        return False
    if plain in _ROLE_TAILS:
        return plain not in NOT_ROLES or plain in ROLE_WORDS
    if plain in NOT_ROLES:
        return False
    return role_tail(plain) is not None


def role_tail(word: str) -> str | None:
    """The longest office a word ends in."""
    for size in range(min(len(word), 7), 1, -1):
        tail = word[-size:]
        if tail in _ROLE_TAILS:
            if tail in NOT_ROLES and tail not in ROLE_WORDS and word != tail:
                return None
            return tail
    return None


def is_member_title(word: str) -> bool:
    """Whether a word is an office that simply follows a name (`위원`, `委員`, `의원`)."""
    return read_hanja(word) in _MEMBER_TAILS


def is_unit(word: str) -> bool:
    """Whether a word names a part of an organisation (`의사계`, `비서실`)."""
    return len(word) > 1 and read_hanja(word).endswith(UNIT_SUFFIXES)


def is_blotted(word: str) -> bool:
    """Whether a name is blotted out (`○○○`, `김○○`, `박00`, `A`)."""
    return _BLOTTED.fullmatch(word) is not None


def is_anonymous(name: str | None) -> bool:
    """Whether a printed name hides the person."""
    return name is not None and _MASK_MARKS.search(name) is not None


def has_surname(word: str) -> bool:
    """Whether a Hangul word begins with a surname and goes on with a given name."""
    return word[0] in SURNAMES or word[:2] in COMPOUND_SURNAMES


@lru_cache(maxsize=8192)
def is_name(word: str) -> bool:
    """Whether a word by itself is likely a person's name."""
    if is_blotted(word):
        return True
    if _HANGUL_NAME.fullmatch(word):
        bare = word.split("(")[0].rstrip("ABCDE")
        if bare in _NOT_NAMES or not has_surname(bare):
            return False
        longest = 4 if bare[:2] in COMPOUND_SURNAMES else 3
        if bare in _ROLE_TAILS or (len(bare) > 2 and bare.endswith(_UNIT_ENDINGS)):
            return False
        return len(bare) <= longest
    if _HANJA_NAME.fullmatch(word):
        return not is_role(word) and not word.endswith(_HANJA_UNITS)
    return False


def could_be_name(word: str) -> bool:
    """Whether a word may be a name beside a proved office: foreign names and rare surnames too."""
    if is_name(word):
        return True
    if _HANGUL_NAME.fullmatch(word) and word not in _NOT_NAMES:
        return len(word) <= 5 and not is_role(word) and not is_unit(word)
    return False
