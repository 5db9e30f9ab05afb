"""Names of table columns, closed, and what they hold; marks and words of a column of attendance.

Source: attendance lists, tables of results and to-do tables of committee, board, community and
team minutes. Brackets, `·`, `/` and `및` inside a name are taken off before it is looked up.
"""

from __future__ import annotations


def _table(**groups: str) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words.split()}


COLUMN_KINDS: dict[str, str] = _table(
    number="연번 번호 순번 no No NO 순 호수 의안번호 안건번호 순서 차례 #",
    title="안건명 제목 의안명 안건제목 의안 건명 안건내용 사업명 심의안건 안건 상정안건 부의안건 심사안건 "
    "회의안건 의결안건 안건사항 심의사항 의결사항",
    result="결과 심의결과 심사결과 의결결과 처리결과 의결 심의결과및내용 결정 결정사항 의결내용 가결여부 가부 "
    "의결여부 처리 심의의결 회의결과 심의의결결과",
    votes="의견분포 표결 표결결과 찬반 투표결과 득표 표결현황 의결현황",
    name="성명 이름 성함 위원명 위원성명 참석자 참석위원 출석위원 위원 직위성명 직책성명 성명직위 성명직책 "
    "참석자명 참석자성명 대표자 대표자명 회원명 학생명 이사명 의원명 직성명 출석자",
    role="직책 직위 직급 구분 역할 위원구분 직 직함 직명 보직 직위직책 직책직위 자격 직종",
    post="소속직위 소속직책 소속직급 직위소속 소속및직위 소속구분 소속직",
    organization="소속 부서 동별 담당부서 소관 소관부서 주관 기관 신청인 주최 제안자 학과 단위 소속기관 기관명 부서명 "
    "동 동호수 동호 학년반 소속학과 단체 단체명 회사 회사명 팀 학교 학교명 소속부서 지역 선거구",
    attendance="참석 출석 참석여부 출석여부 참석현황 출결 출석현황 참석상태 출결상태 출석상태 상태 참불 참석구분 출결현황 "
    "참여 참여여부 참석불참 출석결석",
    absent="불참 결석 불출석 미참석 불참석",
    proxy="위임 위임장 위임여부 위임출석 대리",
    reason="불참사유 결석사유 사유 불참이유",
    signature="서명 날인 인 서명란 확인 서명날인 사인 날인란",
    favour="찬성 찬 가 찬성표 찬성수",
    against="반대 반 부 반대표 반대수",
    abstain="기권 기권표 기권수 기권·무효 기권무효 기권및무효 기권/무효 기권ㆍ무효",
    task="무엇을 무엇 할일 해야할일 업무 업무내용 담당업무 다음주일정 다음주계획 다음주할일 이번주할일 차주계획 차주일정 차주할일 향후일정 향후계획 향후과제 추후일정 추후계획 다음할일 남은일 맡은일 실행내용 실행사항 조치사항 조치내용 과제 작업 작업내용 실행항목 실행과제 후속조치 지시사항 지시내용 "
    "액션아이템 할일내용 추진사항 추진내용 세부내용 추진과제 ActionItem Action Task TODO ToDo todo 할것 진행업무 이행사항 후속업무",
    who="누가 누구 맡은이 맡은사람 담당자 담당 책임자 수행자 작업자 담당자명 주담당 Owner Assignee 책임 실행자 추진자 담당인원",
    due="기한 마감 마감일 완료일 완료예정일 예정일 기일 완료기한 처리기한 납기 일정 완료예정 목표일 Due 마감기한 추진일정 "
    "완료일자 시한 기간 이행기한 까지 언제까지",
    note="비고 의견 내용 총사업비 사업비 금액 연락처 제안설명 주요의견 주요내용 참고 심의의견 전화번호 이메일 검토의견 "
    "조건 진행상황 진행률 우선순위 대표전화 논의내용",
)

# What tells that somebody was there, was not, or sent somebody else, in a column of attendance.
PRESENT_MARKS: frozenset[str] = frozenset("○◯〇OoＯ√✓✔∨VvㅇＶ●◎⭕✅0☑■")
ABSENT_MARKS: frozenset[str] = frozenset("×xXＸ✕✖☓╳❌✗✘-–—/")

STATUS_WORDS: dict[str, str] = {
    word: status
    for status, words in {
        "present": "참석 출석 참 출 참여 온라인 화상 서면 서면참석 온라인참석 화상참석 비대면 대면 지각 조퇴 "
        "온라인출석 서면출석 서면의결 참석함 참가 재석 현장 현장참석",
        "absent": "불참 결석 불출석 미참석 청가 출장 휴가 병가 공가 연가 불참석 궐석 결 불 미참 병결 "
        "사고 불참함 미출석",
        "proxy": "위임 위임장 위임출석 대리 대리출석 대리참석 위임장제출 위임참석 서면위임",
        "observer": "배석 참관 방청 옵서버 배석자 참관인",
    }.items()
    for word in words.split()
}

# In the place of a name: nobody.
VACANT: frozenset[str] = frozenset(
    "공석 결원 미정 없음 해당없음 - – — 계 합계 소계 총계 미공개 비공개".split()
)

# Columns of a record that is kept as a table: who spoke, what was said, and when.
SPEAKER_COLUMNS: frozenset[str] = frozenset(
    "발언자 발언위원 발언인 발언 화자 말한이 말한사람 발언의원 질의자 발화자 Speaker speaker".split()
)
SPEECH_COLUMNS: frozenset[str] = frozenset(
    "발언내용 발언요지 발언사항 내용 회의내용 주요발언 발언요약 주요발언내용 말한내용 의견 발화 발화내용 질의답변 Text text".split()
)
CLOCK_COLUMNS: frozenset[str] = frozenset("시각 시간 발언시각 발언시간 시간대 Time time".split())
