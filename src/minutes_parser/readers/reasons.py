"""Why a file cannot be read: every reason a reader gives, as one line of English."""

from __future__ import annotations

MISSING = "no such file"
FOLDER = "is a folder, not a file"
FORBIDDEN = "no permission to read it"
BAD_NAME = "not a possible file name"
SYSTEM = "cannot be read ({why})"
TOO_LARGE = "larger than {limit} bytes"
UNREAD_FORMAT = "{format} files are not read yet; save as text"
BINARY_FORMAT = "a {format} file, not text"
BINARY = "binary data, not text"
UNKNOWN_ENCODING = "not text in any encoding known here (UTF-8, UTF-16, CP949, Johab)"

REASONS = (
    MISSING,
    FOLDER,
    FORBIDDEN,
    BAD_NAME,
    SYSTEM,
    TOO_LARGE,
    UNREAD_FORMAT,
    BINARY_FORMAT,
    BINARY,
    UNKNOWN_ENCODING,
)
