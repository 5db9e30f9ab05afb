"""Words that declare how many people there are, and what each of them counts.

Source: heads and attendance reports of boards, general meetings, committees and councils.
"""

from __future__ import annotations

TALLY_KEYS: dict[str, str] = {
    **dict.fromkeys(
        (
            "재적",
            "총원",
            "총인원",
            "총수",
            "정원",
            "정수",
            "위원수",
            "전체",
            "참석대상",
            "심의위원",
            "대상위원",
        ),
        "total",
    ),
    **dict.fromkeys(
        ("참석", "출석", "재석", "참여", "접수", "의결서 제출", "의견서 제출", "서면 제출", "회신"),
        "present",
    ),
    **dict.fromkeys(
        ("불참", "결석", "궐석", "청가", "출장", "미참석", "불출석", "미참여", "미제출", "미회신"),
        "absent",
    ),
    **dict.fromkeys(
        ("위임", "위임장", "위임장에 의한 출석", "위임에 의한 출석", "대리 출석", "대리출석"),
        "proxy",
    ),
    **dict.fromkeys(("배석", "참관"), "observer"),
}
