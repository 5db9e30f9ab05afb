"""The version of the document's form: the first thing a document says of itself."""

from __future__ import annotations

from typing import Final, Literal

SCHEMA_VERSION: Final[Literal["1.0"]] = "1.0"
