"""Labels of header fields and list headings, closed (no blanks, Hanja read as Hangul).

Source: heads and appendices of real minutes of all families. The value says what the field is:

* `date place time session organization title count result note` are fields;
* `agenda:N` is an agenda list, N its rank when several stand (상정된 안건 before 의사일정 before 안건);
* `people:STATUS` and `people:STATUS:ROLE` are attendance lists, ROLE given when the heading names it;
* `person:STATUS` is a label that is itself an office (`간사 : 예산팀장 어진서`);
* `record` opens the record, `overview` the head, `signatures` and `attachment` the tail.
"""

from __future__ import annotations


def _table(**groups: str) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words.split()}


FIELD_KINDS: dict[str, str] = _table(
    date="때와곳 언제어디서 시간및장소 일시·장소 일시/장소 날짜및장소 날짜/장소 일시 때 언제 회의때 회의일시 개최일시 일자 회의일자 개최일자 날짜 회의날짜 일정 개최일 회의일 일시및장소 "
    "모임일시 진행일시 회의시각 심의기간 서면심의기간 의결기간 심의일 의결일 서면의결일 서면심의일",
    time="시간 회의시간 개최시간 시각 개의시각 진행시간 소요시간",
    place="모인곳 모이는곳 장소 곳 어디서 어디 데 장소및방법 회의장소 개최장소 곳 모임장소 회의실 진행장소",
    title="회의명 회의제목 제목 회의이름 회의명칭 건명",
    organization="팀 모둠 소속팀 동아리 동아리명 프로젝트명 팀/조 모임이름 회사명 단체명 팀명 조명 상호 위원회명 회의체명 기구명 회의체 기관명 단체명 주최 주관 팀명 팀이름",
    session="회차 차수 회의차수",
    count="성원여부 성원현황 위원정수 정수 위원현황 참석현황 출석현황 재적 재적위원 재적인원 참석인원 출석인원 총원 성원 위원수 인원 재적의원 "
    "이사총수 출석이사수 감사총수 출석감사수 위원출석현황 참석자수 불참인원 위임인원",
    overview="회의개요 미팅개요 모임개요 개요 회의정보 회의안내 구분내용 구분",
    record="결의내용 의결내용 안건별논의 안건별토의 안건별심의 회의록 회의내용 위원발언내용 발언내용 토의내용 논의내용 회의경과 회의진행 질의응답 심의내용 위원의견 "
    "주요발언 주요발언내용 심의의견 주요내용 회의록내용 토론내용 토의사항 회의진행내용 안건심의 안건심사 "
    "나눈이야기 나눈말 오간이야기 주고받은이야기 이야기한것 "
    "주요논의내용 회의결과및내용 발언요지 토의및의결 심의및의결 회의내용및결과 안건토의 안건별토의내용",
    result="회의결과 의결 결정 주문 심의결과총괄 결과총괄 심의결과 자문결과 심사결과 의결결과 처리결과 결과 결정사항 의결사항결과 심의의결결과 안건별결과 안건별심의결과 안건별의결결과 안건별심사결과 안건별처리결과 "
    "심의안건별결과 심사결과총괄 의결현황 처리현황 의결내역 정해진것 정한것 결정된것 표결결과 투표결과",
    note="심의건수 안건수 상정건수 처리건수 비고 기타 배부자료 회의자료 붙임자료 자료 회의주재 공개여부 회의방법 개최방법 진행방식 진행방법 "
    "회의구분 회의종류 회의형식 작성일 작성일자 개최근거 근거 목적 회의목적 배경 문의 담당부서 소집권자 "
    "회의목표 진행순서 회의순서 식순 순서",
    attachment="붙임 첨부 첨부자료 별첨 첨부파일",
    signatures="서명 기명날인 회의록서명 서명날인 회의록서명의원 회의록서명위원 서명의원 서명위원 회의록확인",
)

# What else is dated: `작성일자`, `소집일자` are no days of a meeting.
OTHER_DATES: frozenset[str] = frozenset(
    "작성 게시 통지 공개 소집 공고 발송 접수 제출 시행 등록 결재 배포 개정 제정 제안 회부 공포 승인 확정 보고 통보 생성 수정".split()
)

AGENDA_RANKS: dict[str, int] = {
    **dict.fromkeys(
        "상정된안건 부의된안건 심사된안건 상정안건 부의안건 심의된안건 처리된안건 심사한안건 상정의안 "
        "부의의안 심의안건 심사안건 의결안건 안건 회의안건 안건명 의안 회의의안 논의안건 부의사항 "
        "상정된의안 회의의목적사항 회의목적사항 총회의목적사항 목적사항 토의안건 주요안건 협의안건 부의예정안건 의안명 상정안 주제 "
        "회의주제 안건목록 상정안건목록 안건일람 의안목록".split(),
        3,
    ),
    **dict.fromkeys(
        "협의사항 심의사항 논의할사항 협의할사항 다룰안건 부의사항 의제 이야기할거리 이야깃거리 "
        "이야기거리 의논할것 의논할일 나눌이야기 다룰일 다룰이야기 다룰내용 다룰것 논의할것 의논거리 "
        "토론주제 토의주제 논의주제 모임주제 회의의제 논의할내용 토의할내용 협의할내용 의논할내용 정해야할것 정할것 "
        "결정할것 결정할사항 상의할것 상의할일".split(),
        3,
    ),
    "목차": 1,
    "의사일정": 2,
    "의사일정안건": 2,
    "의사일정및안건": 2,
    "감사일정": 2,
    "조사일정": 2,
}

# Heads of attendance lists: what follows the word for being there says who they are.
PRESENT_WORDS: tuple[str, ...] = (
    "누가",
    "누구",
    "있는사람",
    "있던사람",
    "있었던사람",
    "나온이",
    "자리한이",
    "모인이",
    "모인사람",
    "함께한분",
    "같이한사람",
    "자리한사람",
    "온이",
    "지각",
    "늦은사람",
    "나온사람",
    "온사람",
    "함께한이",
    "함께한사람",
    "팀원",
    "조원",
    "구성원",
    "멤버",
    "임원",
    "운영진",
    "출석",
    "참석",
    "참여",
    "재석",
    "참가",
    "참석한",
    "출석한",
    "의결권접수",
    "의결권행사",
    "의결참여",
    "결의참여",
    "투표참여",
    # As scans misread them.
    "잠석",
    "츨석",
    "지각",
    "조퇴",
    "모인집",
    "나온집",
)
ABSENT_WORDS: tuple[str, ...] = (
    "불참", "결석", "청가", "출장", "불출석", "미참석", "미참여", "궐석", "휴가",
    "못온사람", "못온이", "못나온사람", "못나온이", "안온사람", "빠짐", "빠진사람", "빠진이",
    "없는사람", "없던사람", "못온분", "안온이",
)  # fmt: skip
# Who sent in a vote, and who did not, where the meeting was held in writing.
WRITTEN_LISTS: dict[str, str] = {
    **dict.fromkeys("제출 제출위원 의결서제출 의결서제출위원 의견제출위원 의견서제출 회신 회신위원 심의참여위원".split(), "present"),
    **dict.fromkeys("미제출 미제출위원 의결서미제출 미참여 미참여위원 미회신 미회신위원".split(), "absent"),
}  # fmt: skip
OBSERVER_WORDS: tuple[str, ...] = (
    "오신분",
    "손님",
    "배석",
    "참관",
    "방청",
    "기타참석",
    "정부측",
    "옵서버",
    "배석한",
)
PROXY_WORDS: tuple[str, ...] = (
    "위임장제출", "서면위임", "의결권위임", "대리출석", "대리참석", "위임장", "위임", "대리",
)  # fmt: skip

# How people were there, before the word for it: `현장 참석`, `온라인 출석`, `위임 참석`.
ATTENDANCE_MODES: tuple[str, ...] = (
    "현장", "직접", "온라인", "오프라인", "화상", "비대면", "대면", "본인", "서면", "실시간", "영상", "원격",
    "위임장", "위임", "대리", "전자",
)  # fmt: skip

# Words in brackets behind a name that tell why somebody was not there.
ABSENCE_REASONS: tuple[str, ...] = (
    "병가", "휴가", "연가", "휴학", "사정", "경조", "입원", "여행", "무단", "시험", "수업", "질병", "교육",
    "사유", "답사", "실습", "출장", "병원", "반차", "연차", "육아", "상중", "분 늦", "늦음", "지각", "조퇴", "이석", "중도", "까지", "부터",
)  # fmt: skip

# After those words: members keep their office as the role, staff are observers.
MEMBER_LIST_ROLES: dict[str, str | None] = {
    "": None, "자": None, "자명단": None, "명단": None, "인원": None, "현황": None, "인": None,
    "위원": "위원", "의원": "의원", "이사": "이사", "감사": "감사", "위원명단": "위원", "의원명단": "의원",
    "대의원": "대의원", "회원": "회원", "조합원": "조합원", "임원": None, "이사및감사": None,
    "위원및": None, "평의원": "평의원", "운영위원": "운영위원", "심의위원": "심의위원", "사": None,
    "위원성명": "위원", "의원수": "의원", "주주": "주주", "증인": "증인", "참고인": "참고인", "진술인": "진술인", "학생": None,
    "단위": None, "학과": None, "과": None, "학부": None, "동아리": None, "단과대": None, "대표자": None, "반": None,
    "후보자": "후보자", "공직후보자": "공직후보자", "감정인": "감정인", "청원인": "청원인", "위원장": "위원장", "운영진": None,
    "운영진및역할": None, "임원및역할": None, "자및역할": None, "임원및직책": None, "자및직책": None, "한위원": "위원", "한의원": "의원",
}  # fmt: skip

STAFF_LIST_ROLES: dict[str, str | None] = {
    "전문위원": "전문위원", "전문위원및입법심의관": "전문위원", "수석전문위원": "수석전문위원",
    "공무원": None, "관계공무원": None, "관계관": None, "공무원및관계자": None, "집행부": None,
    "부서": None, "직원": None, "간사": "간사", "사무국": None, "관계기관": None, "관계자": None,
    "전문위원및입법조사관": "전문위원", "공무원석": None, "부서장": None, "공무원명단": None, "실국장": None,
    "전문가": None, "사무직원": None, "관계부서": None,
}  # fmt: skip

# Whole headings of staff and guests that start with no word for being there.
# Letters that count items, as digits do: `가. …`, `나. …`.
COUNTING_LETTERS = "가나다라마바사아자차카타파하"

STAFF_LISTS: dict[str, str | None] = {
    "의회사무과": None, "의회사무국": None, "의회사무처": None, "사무국": None, "사무처": None, "국무위원": None,
    "속기사": "속기사", "속기": "속기", "속기자": "속기자", "기록": "기록", "기록자": "기록자", "작성자": "작성자",
    "작성": "작성", "적은이": None, "적은사람": None, "쓴이": None, "쓴사람": None, "회의록작성": "작성",
    "회의록작성자": "작성자", "정리한이": None, "기록한이": None,
    "서기": "서기", "기타참석자": None, "피감사기관참석자": None, "정부측및기타참석자": None,
    "정부측참석자": None, "정부참석자": None, "관계공무원": None, "배석자": None, "방청인": None, "방청자": None,
    "관계부서": None, "관계부서장": None, "소관부서": None, "참관인": None, "관계자": None, "수감기관참석자": None, "기록위원": None,
    "피감기관참석자": None, "배석공무원": None, "기타출석자": None, "사무직원": None, "참여자": None,
    "관계직원": None, "관계임직원": None, "배석직원": None, "배석임직원": None, "관계부서장및직원": None,
    "위원아닌출석의원": None, "위원이아닌출석의원": None, "속기공무원": None, "출석공무원": None,
}  # fmt: skip

# Who voted how: lists of names behind the record that say nothing of who was there.
BALLOT_WORDS: tuple[str, ...] = (
    "찬성", "반대", "기권", "찬반", "투표", "전자투표", "기명투표", "표결", "전자표결", "호명투표", "기립",
)  # fmt: skip
BALLOT_ENDINGS: tuple[str, ...] = ("의원", "위원", "성명", "명단", "의원수", "위원수")

# Who writes the minutes was there to write; a list says more of them.
KEEPER_ROLES: frozenset[str] = frozenset(
    "작성 작성자 기록 기록자 서기 속기 속기사 속기자 기록위원 기록인".split()
)

# Labels in English, as front matter and notes have them, and the same in Korean.
ENGLISH_LABELS: dict[str, str] = {
    "date": "일시", "when": "일시", "datetime": "일시", "time": "시간", "place": "장소", "location": "장소",
    "where": "장소", "venue": "장소", "title": "제목", "meeting": "회의명", "team": "팀", "attendees": "참석자",
    "participants": "참석자", "present": "참석자", "members": "참석자", "who": "참석자", "absent": "불참자",
    "absentees": "불참자", "agenda": "안건", "observers": "참관인",
}  # fmt: skip

# Offices that stand as a label with a person for value.
PERSON_LABELS: frozenset[str] = frozenset(
    "위원장 부위원장 의장 부의장 간사 행정간사 실무간사 책임간사 이사장 회장 사회 진행 사회자 진행자 주재 주재자".split()
)

# Offices many hold that stand as a label before a colon, and nowhere else.
MEMBER_LABELS: frozenset[str] = frozenset(
    "위원 심의위원 평가위원 외부위원 내부위원 심사위원 회원 당회원 평의원 대의원 운영위원".split()
)

# Offices of the secretariat that stand so.
STAFF_LABELS: frozenset[str] = frozenset(
    "전문위원 수석전문위원 입법조사관 입법심의관 의사팀장".split()
)

AGENDA_CATEGORIES: tuple[str, ...] = (
    "심의", "자문", "보고", "의결", "토의", "협의", "논의", "심사", "기타", "승인", "선출", "안내", "부의",
    "결의",
)  # fmt: skip

# Words that headings of a narrative end in, which stand on lines of their own without any mark.
SECTION_ENDS: tuple[str, ...] = (
    "개회", "개회선언", "성원보고", "성립선언", "성원확인", "폐회", "폐회선언", "국민의례", "보고안건", "의결안건",
    "심의안건", "기타안건", "논의안건", "인사말", "경과보고", "서명", "선출", "안건심의", "안건심사", "회의경과",
    "의결사항", "보고사항", "기타사항", "결의사항", "심의사항", "토의사항", "감사보고", "사업보고", "결산보고",
)  # fmt: skip

# Words that titles of agenda items end in.
TITLE_ENDS: tuple[str, ...] = (
    "건", "안)", "안", "보고", "승인", "선출", "변경", "선임", "제정", "개정", "결산", "예산", "해임", "폐지", "동의",
)  # fmt: skip

# Labels of forms that name what was dealt with where no list of items stands: `의결사항 : 예산 집행`.
SUBJECT_LABELS: frozenset[str] = frozenset(
    "의결사항 결의사항 의결건 결의건 토의건 협의건 논의건 심의건 토의제목 회의건명".split()
)

# Headings of the wording that was resolved, behind the result.
RESOLUTIONS: frozenset[str] = frozenset(
    "의결사항 의결주문 의결문 주문 결정사항 결정문 심의사항 의결내용 결의사항 의결문안".split()
)

# How a speech that was noted down ends: `공사 기간 연장 요청`.
NOTED_ENDS: tuple[str, ...] = tuple(
    "음 함 임 됨 람 가능 불가 요청 예정 희망 필요 요망 검토".split()
)
# What a speech is, before who speaks: `질의  조합원 추보라 : …`.
SPEECH_LEADS: frozenset[str] = frozenset(
    "질의 질문 답변 의견 발언 보충질의 추가질의 보충발언 찬성토론 반대토론 토론 제안설명 보고 설명 건의 제안".split()
)

# Labels before a colon in the record that no one speaks under.
NOT_SPEAKERS: frozenset[str] = frozenset(
    "심의 자문 협의 심사 기타 공지 안내 결정 의결 의견 조치 답변 질의 질문 설명 제안설명 검토의견 참고 주문 이유 조건 심의결과 결과 비고 내용 요지 "
    "주요내용 제안이유 의결문안 의결주문 표결 표결결과 찬성 반대 기권 결론 안건 의안 논의 보고 토의 사유 근거 "
    "일시 장소 주소 사업비 대상 기간 예산 금액 문의 현행 개정 개정안 목적 효과 방법 건의 요청 지적 처리 처리결과 조치사항 "
    "어제 오늘 내일 막힘 막힌것 막힌점 막히는것 블로커 이슈 특이사항 한일 할일 하는일 어제한일 오늘할일 예정 진행 완료 계획 지난주 이번주 다음주 "
    "붙임 첨부 주의 주 출처 예시 단위 결의 결의사항 합의 합의사항 수정안 원안 재석 재적 참석 출석 총계 합계".split()
)

TITLE_WORDS: tuple[str, ...] = (
    "회의록", "의사록", "속기록", "녹취록", "논의록", "회의결과", "회의 결과", "會議錄", "議事錄", "速記錄",
)  # fmt: skip

# Words of web viewers that stand before (or after) the minutes themselves.
CHROME_LINES: frozenset[str] = frozenset(
    "인쇄하기 내려받기 공유 스크랩하기 회의록시스템 글자크기+ 글자크기- + - 뷰어 열기 바로가기 기능메뉴 맨위로이동 맨위로 설정메뉴 발언자 안건선택 본문 × 본문바로가기 메뉴바로가기 "
    "회의록을불러오는중입니다. 회의록을불러오는중입니다 홈 인쇄 글자크기 글자확대 글자축소 확대 축소 목록 "
    "목록보기 이전글 다음글 공유하기 닫기 창닫기 프린트 내려받기 다운로드 검색 전체메뉴 로그인 발언자선택 "
    "회의록검색 부록 영상회의록 발언자정보 안건정보 회의록보기 페이스북 트위터 스크랩 원문보기 전체보기 "
    "글자크기 크게 작게 조회 조회수 추천 추천수 댓글 댓글수 답글 공감 스크랩 최근회의록 회의록 이전 다음 위로 HOME 상단으로 팝업닫기 서비스메뉴 주메뉴바로가기 본문내용바로가기 화면확대 화면축소".split()
)

# Words that open a line of such a page, whatever stands behind them.
CHROME_LEADS: frozenset[str] = frozenset(
    "이전글 다음글 이전게시물 다음게시물 이전게시글 다음게시글 copyright ©".split()
)
