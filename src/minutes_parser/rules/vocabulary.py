"""Words only the rules need: titles as they are mistyped, offices of those who sit and vote."""

from __future__ import annotations

# Source: official minutes of assembly and councils; each stood in print.
TITLE_TYPOS: dict[str, str] = {
    "위워장": "위원장",
    "위윈장": "위원장",
    "위윈": "위원",
    "위웬": "위원",
    "위월장": "위원장",
    "위원징": "위원장",
    "부위워장": "부위원장",
    "소위워장": "소위원장",
    "의윈": "의원",
    "의쟝": "의장",
    "진출인": "진술인",
    "참조인": "참고인",
    "부의정": "부의장",
    "속기시": "속기사",
    "참석위웜": "참석위원",
    "출석위웜": "출석위원",
    "의사일졍": "의사일정",
    "회의룩": "회의록",
    "회의륵": "회의록",
}

MEMBER_ROLES: frozenset[str] = frozenset(
    "위원 의원 위원장 부위원장 소위원장 의장 부의장 간사 이사 이사장 감사 대의원 평의원 "
    "위원장대리 의장대리 위원장직무대행 의장직무대행 위원장직무대리 의장직무대리 부위원장대리 "
    "소위원장대리 임시의장 임시위원장".split()
)

# Roles whose letters a typo gives by chance, and which are right as they stand.
RIGHT_TITLES: tuple[str, ...] = ("참조인용",)

PASSED: frozenset[str] = frozenset(
    "가결 원안가결 수정가결 조건부가결 대안가결 의결 원안의결 수정의결 조건부의결 승인 조건부승인 "
    "채택 조건부채택 통과 원안동의 원안접수".split()
)
REJECTED: frozenset[str] = frozenset("부결 부동의".split())
