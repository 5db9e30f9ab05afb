"""Why a file of a batch failed, or a batch could not run: reasons the readers do not know."""

from __future__ import annotations

NO_MEMBER = "no longer in the archive"
BROKEN_ARCHIVE = "a damaged archive ({why})"
LOCKED = "encrypted in the archive"
CHANGED = "changed while it was read"
TOO_SLOW = "took longer than {seconds} s"
DIED = "the process that read it died ({how})"
MISTAKE = "a mistake of this program ({what})"
TAKEN = "would be written where {other} is written"
SAME_FILE = "is the file that is read"
CANNOT_WRITE = "cannot be written ({why})"
NOT_A_FOLDER = "is not a folder"
IN_USE = "another run writes there"
READ_FROM = "is a folder that is read; write to another"
NOTHING = "nothing to read there"
NEEDS_EXTRA = "needs more packages: pip install 'minutes-parser[cluster]' ({missing})"
UNREACHED = "cannot be reached ({why})"
WORKERS_FAIL = "no process can be started ({how})"

REASONS = (
    NO_MEMBER,
    BROKEN_ARCHIVE,
    LOCKED,
    CHANGED,
    TOO_SLOW,
    DIED,
    MISTAKE,
    TAKEN,
    SAME_FILE,
    CANNOT_WRITE,
    NOT_A_FOLDER,
    IN_USE,
    READ_FROM,
    NOTHING,
    NEEDS_EXTRA,
    UNREACHED,
    WORKERS_FAIL,
)
