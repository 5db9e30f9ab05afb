"""Words of pages that are not minutes: what signing services print behind a signed document.

Source: certificates of PandaDoc, DocuSeal, DocuSign, Adobe Sign, 모두싸인, 글로싸인 and their like. Closed, in
lower case.
"""

from __future__ import annotations

CERTIFICATE_HEADINGS: frozenset[str] = frozenset(
    "signaturecertificate auditlog audittrail auditreport certificateofcompletion completioncertificate "
    "certificateofsignature signaturelog finalauditreport docuseal docusignenvelope pandadoc "
    "감사추적인증서 서명인증서 전자서명인증서 전자서명확인서 전자서명증명서 감사추적기록 감사추적 서명이력 "
    "서명진행이력 전자서명이력 모두싸인 글로싸인 이폼사인 전자계약인증서 문서이력 서명감사증적".split()
)

CERTIFICATE_WORDS: frozenset[str] = frozenset(
    "signer signers timestamp signature email sent viewed signed location ipaddress ip sessionid useragent "
    "timezone recipientverification emailverified envelopeid verify referencenumber eventlog status completed "
    "서명자 이메일 서명일시 열람일시 발송일시 ip주소 문서id 문서고유번호 서명완료 열람 발송 인증방법 인증수단 "
    "서명참여자 완료일시 접속ip 본인인증".split()
)
