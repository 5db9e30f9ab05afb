"""Why a file cannot be read: every reason a reader gives, as one line of English."""

from __future__ import annotations

MISSING = "no such file"
FOLDER = "is a folder, not a file"
FORBIDDEN = "no permission to read it"
BAD_NAME = "not a possible file name"
SYSTEM = "cannot be read ({why})"
TOO_LARGE = "larger than {limit} bytes"
UNREAD_FORMAT = "{format} files are not read; save as text, hwpx or docx"
OLD_HWP = "an HWP {version} file, from before HWP 5; save as HWP 5 or hwpx"
NEEDS_EXTRA = "reading {format} files takes: pip install 'minutes-parser[{extra}]'"
LOCKED = "locked with a password; open it and save it without one"
DRM = "locked by rights management or a certificate; save it without"
NO_BODY = "a damaged {format} file: its text cannot be read"
NO_PAGES = "a damaged pdf file: no page can be read"
NO_TEXT_LAYER = "pictures without text on every page ({pages}); needs OCR first"
XML_ENTITIES = "declares XML entities, which no office program writes; refused"
TOO_EXPANDED = "unpacks to more than {limit} MB; --max-expanded raises the limit"
TOO_MANY_PARTS = "holds more than {limit} parts; --max-expanded raises the limit"
TOO_MANY_TAGS = "holds a part of more than {limit} tags; --max-expanded raises the limit"
TOO_MANY_LETTERS = "holds more than {limit} letters; --max-expanded raises the limit"
BINARY_FORMAT = "a {format} file, not text"
BINARY = "binary data, not text"
UNKNOWN_ENCODING = "not text in any encoding known here (UTF-8, UTF-16, CP949, Johab)"

# What is said beside the text of a file that is read all the same.
PART_DAMAGED = "damaged: {part} is read only up to the break"
PART_LOST = "damaged: {part} cannot be read"
ONLY_PREVIEW = "damaged: only the preview, the first page or so, can be read"
PAGES_WITHOUT_TEXT = "{count} of {pages} pages are pictures without text"
TOO_NESTED = "tables or boxes more than {limit} deep are left out; --max-expanded raises the limit"

REASONS = (
    MISSING,
    FOLDER,
    FORBIDDEN,
    BAD_NAME,
    SYSTEM,
    TOO_LARGE,
    UNREAD_FORMAT,
    OLD_HWP,
    NEEDS_EXTRA,
    LOCKED,
    DRM,
    NO_BODY,
    NO_PAGES,
    NO_TEXT_LAYER,
    XML_ENTITIES,
    TOO_EXPANDED,
    TOO_MANY_PARTS,
    TOO_MANY_TAGS,
    TOO_MANY_LETTERS,
    BINARY_FORMAT,
    BINARY,
    UNKNOWN_ENCODING,
)
