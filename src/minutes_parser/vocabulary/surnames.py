"""Korean surnames.

Source: Statistics Korea, census of surnames (2015), those with a Hangul spelling of one or two
syllables. Every spelling counts, common or rare: minutes are full of people.
"""

from __future__ import annotations

SURNAMES: frozenset[str] = frozenset(
    "가간갈감강개견경계고곡골공곽관교구국군궁궉권근금기길김"
    "나난남낭내노뇌누다단담대도독돈동두등라란랑량려력련렴령로뢰료룡류륙륜리림"
    "마만매맹명모목묘무묵문미민박반방배백범변별보복봉부비빈빙사산삼상서석선설섭성"
    "세소손송수순승시신심십쌍안애야양어엄여연염엽영예오옥온옹왕요용우욱운원위유육"
    "윤은음이인임잉자장저전점정제조종좌주준즙증지진차창채척천초최추춘탁탄탕태판패팽편"
    "평포표풍피필하학한함해허현형호홍화환황후흥희"
)

COMPOUND_SURNAMES: frozenset[str] = frozenset(
    {
        "남궁", "독고", "동방", "망절", "무본", "사공", "서문", "선우", "소봉", "어금",
        "장곡", "제갈", "황목", "황보",
        "南宮", "獨孤", "東方", "司空", "西門", "鮮于", "諸葛", "皇甫",
    }
)  # fmt: skip

# The fifty that nine of ten people have.
COMMON_SURNAMES: frozenset[str] = frozenset(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구라진민나지엄채원천방"
)
