"""What can go wrong outside our own code, as exceptions that travel between processes."""

from __future__ import annotations


class MinutesError(Exception):
    """Something the caller can mend: an unreadable file, a wrong option.

    `subject` names what it is about (a path, usually), `reason` says why in one line.
    """

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason)
        self.subject = subject
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.subject}: {self.reason}"


class UnreadableFileError(MinutesError):
    """A file that could not be opened, or whose bytes are no text."""
