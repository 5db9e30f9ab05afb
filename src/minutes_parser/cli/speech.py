"""Who spoke how much: the characters of every speaker's remarks, blanks left out."""

from typing import NamedTuple

from minutes_parser.model import Minutes, Remark


class Share(NamedTuple):
    """One speaker's part of the record."""

    speaker: str
    remarks: int
    characters: int
    portion: float


def share_speech(doc: Minutes) -> list[Share]:
    """Every speaker, the one who spoke most first."""
    counts: dict[str, list[int]] = {}
    for remark in doc.remarks:
        count = counts.setdefault(_name_speaker(remark, doc), [0, 0])
        count[0] += 1
        count[1] += sum(map(len, remark.text.split()))
    total = sum(characters for _, characters in counts.values()) or 1
    shares = [Share(who, n, length, length / total) for who, (n, length) in counts.items()]
    return sorted(shares, key=lambda share: -share.characters)


def _name_speaker(remark: Remark, doc: Minutes) -> str:
    """A speaker who is an attendee goes by one name, however the labels call them."""
    speaker = remark.speaker
    name, role = speaker.name, speaker.role
    if speaker.attendee is not None and speaker.attendee < len(doc.attendees):
        attendee = doc.attendees[speaker.attendee]
        name, role = attendee.name or name, attendee.role or role
    return " ".join(part for part in (name, role) if part) or speaker.label
