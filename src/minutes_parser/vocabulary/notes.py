"""Words of team notes: headings of their sections, words that name a meeting or a group.

Source: notes of companies, student teams, clubs and open source projects. Headings are closed (no
blanks) and small. They are asked only where a document is laid out as notes: as plain words
(`정리`, `이야기`) they would mean nothing elsewhere.
"""

from __future__ import annotations


def _table(**groups: str) -> dict[str, str]:
    return {word: kind for kind, words in groups.items() for word in words.split()}


# What a heading opens: an agenda, the talk, what was settled, what is to do, what comes next.
SECTION_KINDS: dict[str, str] = _table(
    agenda="오늘할이야기 오늘이야기할것 오늘의이야기 이야기할것 이야기할거리 이야깃거리 나눌이야기 나눌것 다룰것 "
    "다룰이야기 다룰내용 논의할것 논의할거리 논의거리 논의할내용 논의주제 논의할주제 정할것 정해야할것 "
    "정해야할거 결정할것 오늘의안건 오늘안건 금일안건 이번안건 회의아젠다 아젠다 어젠다 오늘의아젠다 "
    "agenda topics 토픽 의제 오늘의의제 오늘주제 이번주주제 안건목록 안건들 오늘다룰것 오늘정할것",
    record="이야기 나눈이야기 한이야기 오간이야기 오간말 정리 내용 논의 논의한것 논의내용 논의사항 나눈내용 "
    "회의메모 메모 회의노트 노트 discussion notes 상세내용 상세 진행 진행사항 공유 공유사항 공유내용 "
    "이번주한일 한일 지난주한일 진행상황 현황공유 의견 의견들 아이디어 업데이트 updates 회고 "
    "어제한일 오늘한일 완료내용 완료한일 잘한점 아쉬운점 진행내용 q&a 질문 이슈 이슈사항 "
    "미결사항 보류 보류사항 남은것 남은문제 미정 안정한것 못정한것 더볼것 parkinglot",
    result="정한것 정한내용 정해진것 정해진내용 결정 결정사항 결정된것 결정내용 결정한것 결정된사항 결론 합의 합의사항 "
    "합의한것 합의된것 합의내용 확정 확정사항 확정된것 decisions decision 결정사항요약 회의결과 회의결론 "
    "논의결과 결과 결과정리 오늘의결론 최종결정",
    actions="할일 할일들 할일목록 해야할일 해야할것 앞으로할일 앞으로할것 다음할일 다음에할일 다음주할일 "
    "이번주할일 남은할일 다음까지할일 다음회의까지할일 다음주까지할일 맡은일 각자할일 각자맡은일 숙제 과제 "
    "담당 담당업무 담당자 업무분담 역할분담 역할분배 역할나누기 일나누기 일분담 분담 역할 액션아이템 액션 액션플랜 "
    "실행항목 실행과제 실행계획 후속조치 후속작업 후속업무 조치사항 조치계획 향후일정 향후계획 향후과업 향후과제 "
    "향후업무 향후추진계획 추후일정 추후계획 추후과제 이번주계획 다음주계획 이번주목표 다음주목표 금주계획 "
    "차주계획 차주할일 금주할일 이번주과제 다음주과제 다음회의까지 다음까지 다음주까지 다음과제 "
    "todo todos todolist to-do to-dos to-dolist actionitem actionitems actions nextsteps nextactions "
    "followup followups follow-up assignments tasks task 태스크 투두 투두리스트 챙길것 할것 할거 오늘할일 "
    "진행예정 예정사항 추진일정 추진계획",
    time="시작끝 시작과끝 시작및끝 시작종료 시작및종료",
    next="다음회의 다음모임 다음미팅 다음시간 다음일정 다음회의일정 차기회의 차기미팅 다음번 다음회차 "
    "다음만남 nextmeeting 다음모임일정 다음주회의 차기일정",
)  # fmt: skip

# Words that make a longer heading one of things to do, and those that make it one of things done.
TO_DO_WORDS: tuple[str, ...] = (
    r"할\s*일", r"(?:해야|준비)\s*할\s*(?:일|것|사항)", r"(?:향후|추후)\s*(?:일정|계획|과업|과제|업무|추진)",
    r"역할\s*(?:분담|분배)", r"담당\s*(?:업무|자|분담)?$", r"조치\s*(?:사항|계획)$",
    r"실행\s*(?:항목|과제)", r"액션\s*(?:아이템|플랜)", r"action\s*items?", r"to[\s-]*dos?\b", r"next\s*steps?",
    r"맡은\s*일", r"다음\s*(?:주|회의|미팅|모임|번)\s*(?:까지)?.*(?:일|계획|과제|것)(?!정)",
    r"[가-힣]\s*분담$", r"(?:이번|다음|금|차)\s*주\s*(?:계획|목표)", r"\d+\s*월\s*(?:목표|계획|할\s*일)",
    r"한\s*달\s*뒤\s*목표", r"과제$", r"업무\s*분담", r"후속\s*(?:조치|작업)", r"더\s*해야\s*할\s*것",
)  # fmt: skip
DONE_WORDS: tuple[str, ...] = (
    "완료",
    "지난",
    r"(?:이번|금번)\s*(?:미팅|회의|모임)\s*조치",
    r"진행\s*상황",
    r"한\s*일",
)
PERIOD_WORDS: tuple[str, ...] = (
    "이번주",
    "다음주",
    "한달뒤",
    "오늘",
    "내일",
    "이번달",
    "다음달",
    "금주",
    "차주",
)

# What a line that names a meeting holds, where no line calls itself minutes.
MEETING_WORDS: tuple[str, ...] = (
    "회의", "미팅", "모임", "총회", "이사회", "간담회", "협의회", "워크숍", "워크샵", "스터디", "데일리", "스크럼",
    "스탠드업", "위클리", "회고", "싱크", "킥오프", "브레인스토밍", "기록장", "모음", "meeting", "standup",
    "stand-up", "scrum", "weekly", "daily", "sync", "retro", "kickoff", "kick-off",
)  # fmt: skip
# What such a line may end in as well, when one of those words stands before.
RECORD_WORDS: tuple[str, ...] = (
    "회의록", "노트", "기록", "메모", "정리", "내용", "요약", "일지", "결과", "모음", "note", "notes", "minutes", "log",
)  # fmt: skip
# What may follow a date where a heading dates a meeting.
DATED_WORDS: tuple[str, ...] = (
    "회의록", "회의", "미팅", "모임", "회의내용", "미팅록", "미팅노트", "회의노트", "기록", "일지", "정기회의", "주간회의",
    "데일리", "스크럼", "스터디", "온라인회의", "대면회의", "meeting", "minutes", "daily", "weekly",
)  # fmt: skip

# Groups that meet, at the end of a word: `개발2팀`, `7조`, `책방앱 소모임`.
GROUP_ENDINGS: tuple[str, ...] = (
    "팀", "파트", "조", "모임", "동아리", "학회", "연합회", "연합", "위원회", "학생회", "협의회", "운영진", "집행부",
    "사업부", "사업단", "본부", "실", "국", "부서", "셀", "스쿼드", "길드", "챕터", "랩", "연구실", "연구소", "프로젝트",
    "커뮤니티", "스튜디오", "센터", "그룹", "재단", "협회", "조합", "회사", "교회", "국장단", "임원단", "대표단",
    "TF", "TFT", "TF팀", "팀즈", "team", "squad", "부원회", "클럽", "크루", "길드", "반", "부",
)  # fmt: skip
# Those that tell a group in running text as well.
GROUP_WORDS: tuple[str, ...] = ("팀", "부", "조", "동아리", "학회")
# Nouns that stand before a group's own name: `동아리 Up`, `스터디 그룹 별`.
GROUP_NOUNS: frozenset[str] = frozenset(
    "동아리 팀 모임 스터디 동호회 소모임 프로젝트 그룹 학회 클럽".split()
)
# What a title says of the meeting rather than of who met.
MEETING_ADJECTIVES: frozenset[str] = frozenset(
    "주간 월간 정기 정례 임시 긴급 데일리 위클리 일일 주례 월례 분기 첫 첫번째 킥오프 온라인 오프라인 대면 비대면 화상 전체 "
    "내부 최종 중간 제품 기획 개발 디자인 운영 회의록 회의 미팅 모임 기록 기록장 노트 정리 내용 결과 모음 메모 일지 요약 스크럼 스탠드업 "
    "회고 싱크 weekly daily meeting minutes notes note sync standup scrum".split()
)

# Offices of companies in Latin letters.
LATIN_OFFICES: frozenset[str] = frozenset(
    "PM PO PL PD CEO CTO COO CFO CPO CMO CIO CSO TL EM VP QA BE FE UX UI DBA SRE".split()
)

# Who does a thing, where nobody is named; and words before a colon that are no people.
EVERYBODY: frozenset[str] = frozenset(
    "아무나 전원 모두 전체 다같이 다함께 각자 공통 팀전체 모든팀원 everyone all".split()
)
TEAM_ENDINGS: tuple[str, ...] = ("팀", "본부", "파트", "부서", "실", "국", "조")
# Behind `각` and `모든`: those who have something to do together.
CHARGED_ENDINGS: tuple[str, ...] = (
    *TEAM_ENDINGS, "부", "과", "반", "동아리", "위원", "이사", "대표", "회원", "학생회", "분과", "단체", "기관",
    "담당자", "팀원",
)  # fmt: skip
# Behind a day in brackets these have something to do as well.
BODY_ENDINGS: tuple[str, ...] = ("분과", "위원회", "처", "대학원", "과", "원", "센터")
NOBODY: frozenset[str] = frozenset(
    "미정 의견 참고 비고 내용 주제 결정 일정 기한 마감 장소 시간 방법 목표 안건 링크 이슈".split()
)
