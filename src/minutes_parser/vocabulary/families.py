"""Words that tell a family of minutes, and words of papers that only look like minutes.

Patterns are searched in titles and first lines. Source: covers and titles of minutes of all
families; regulations, news, forms, specifications and manuals that stood among them.
"""

from __future__ import annotations

import re

from minutes_parser.patterns import lazy

# Who meets, by the words of title and cover. The first that is found decides among equals.
ASSEMBLY: re.Pattern[str] = lazy(
    r"(?:제|第)\s*\d+\s*(?:회|回)\s*(?:국회|國會)|국회\s*사무처|國會事務處"
)
COUNCIL: re.Pattern[str] = lazy(r"[가-힣]의회(?![가-힣]*위원장)|[\u4e00-\u9fff]議會")
BODIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "community",
        lazy(
            r"입주자|아파트|학교운영위원회|주민자치|교회|당회|제직회|(?:마을|동네)\s*(?:총회|회의|모임|잔치)",
            needs=(
                "입주자",
                "아파트",
                "학교운영위원회",
                "주민자치",
                "교회",
                "당회",
                "제직회",
                "마을",
                "동네",
            ),
        ),
    ),
    (
        "university",
        lazy(
            r"대학교|대학원|총학생회|학생회|등록금|평의원회|단과대|학과",
            needs=("대학", "학생회", "등록금", "평의원회", "단과대", "학과"),
        ),
    ),
    ("committee", lazy(r"위원회|심의회|협의체")),
    ("board", lazy(r"이사회|총회|주주|조합원|대의원회|의사록|평의회")),
)
COMMITTEE: re.Pattern[str] = lazy(r"위원회|협의회|심의회|협의체")

# A line that names a meeting of any kind.
MEETING: re.Pattern[str] = lazy(
    r"회의|미팅|총회|이사회|모임|스터디|워크숍|간담회|협의회|데일리|스크럼|meeting", re.I
)

# What is no record of a meeting: shapes of lines, and what a title calls itself.
ARTICLE: re.Pattern[str] = lazy(r"제\s*\d+\s*조(?:의\d+)?\s*[(（]")
BLANK: re.Pattern[str] = lazy(r"○{2,}|□{3,}|_{3,}|\.{6,}|OO{2,}|☐")
BLANK_AT_END: re.Pattern[str] = lazy(r"(?<![○□_O])(?:○{2,}|□{3,}|_{3,}|OO{2,})\s*[)）]?\s*$")
EMPTY_LABEL: re.Pattern[str] = lazy(
    r"[-*•○□■·]?\s*(?:\d{1,2}[.)]\s*)?[가-힣](?:\s*[가-힣]){1,6}\s*[:：][\s\d명년월일시분()~\-:·,☐재적정기임시사유성]*"
)
TO_FILL_IN: re.Pattern[str] = lazy(
    r"\(\s*서명\s*또는\s*인\s*\)|작성\s*(?:방법|요령|예시)|별지\s*제?\s*\d+\s*호?\s*서식|20\s{2,}년\s+월|입력하세요|기재합니다|적습니다"
)
# What a page asks of those who fill it in.
ASKING: re.Pattern[str] = lazy(
    r"(?:입력|선택|작성|첨부|기재)\s*(?:해\s*주세요|하세요|해\s*주십시오|바랍니다)|업로드|드래그|접수\s*번호|^\S.{0,20}\s\*$"
)
# What a press release prints at its head.
RELEASED: re.Pattern[str] = lazy(
    r"배포\s*(?:일시|일자|시점|즉시)|보도\s*(?:일시|시점|가능)|즉시\s*보도|엠바고"
)
NEWS: re.Pattern[str] = lazy(
    r"\S{2,4}\s*기자(?:\s|$|\])|무단\s*전재|입력\s*:?\s*\d{4}[.\-]|기사\s*입력|저작권자|ⓒ|관련\s*기사$"
)
CODE: re.Pattern[str] = lazy(
    r"```|pip install|npm |https?://img\.shields|\[!\[|CREATE TABLE|^\s*import "
)
REPORT: re.Pattern[str] = lazy(
    r"보고서|명세서|요구\s*사항|계획서|안내문|공고$|규정$|규칙$|정관$|조례$|설명서|매뉴얼|README|기획서|설계서|릴리스|변경\s*(?:이력|내역)|changelog|지침$|서식$|양식$|템플릿",
    re.I,
)
# What announces a meeting to come: words to those who are asked to be there, and such titles.
INVITING: re.Pattern[str] = lazy(
    r"(?:개최|소집|진행|실시)(?:하|되)(?:오니|고자\s*하오니|려고?\s*하오니|겠사오니|니\s*(?:회원|조합원|주민|위원|여러분|많은|빠짐))|"
    r"(?:참석|참여|출석|참가)(?:하여|해)\s*주(?:시기|십시오|세요|시면)|(?:참석|참여|출석)(?:을|를)?\s*(?:부탁|요청)\s*(?:드립니다|드려요|합니다)|"
    r"(?:많은|꼭|반드시|적극)\s*(?:참석|참여|관심과\s*참여)(?:을|를)?\s*(?:바랍니다|부탁)|참석\s*(?:여부|가능)(?:를|을)?\s*(?:회신|알려|남겨)|"
    r"(?:소집|개최)(?:을|를)?\s*(?:공고|통지|알려\s*드립|안내\s*드립|안내합|알립)"
)
NOTICE: re.Pattern[str] = lazy(
    r"(?:소집|개최|회의|총회|모임|일정|간담회|설명회|공청회|미팅)\s*(?:일정\s*|개최\s*)?(?:공고|통지|안내|알림|공지|통보|예고|초대)(?:문|서|장)?\s*[)）\]]?$"
    r"|(?:초대|초청)(?:장|합니다)$|소집\s*요청"
)
