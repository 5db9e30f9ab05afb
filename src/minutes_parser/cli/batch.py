"""The options of `minutes batch`; `batch_run` does what they say."""

from enum import StrEnum
from typing import Annotated

import typer

from minutes_parser.cli.messages import Language

UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}


class Form(StrEnum):
    """What is written: a file a document, or one file with a line a document or row."""

    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    CSV = "csv"


class Rows(StrEnum):
    """What a row is."""

    REMARKS = "remarks"
    ATTENDEES = "attendees"
    AGENDA = "agenda"
    OUTCOMES = "outcomes"
    ACTIONS = "actions"


def read_size(text: str) -> int:
    """Bytes, with K, M or G for thousands, millions and thousands of millions."""
    digits = text.strip().upper().removesuffix("B")
    unit = UNITS.get(digits[-1:], 1)
    try:
        size = int(float(digits.rstrip("KMG")) * unit)
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"{text!r} is not a size such as 500000 or 10M") from None
    if size < 1:
        raise typer.BadParameter("a size is at least 1")
    return size


def batch(
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="DIR", help="Folder or URL to write to.")
    ],
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SRC...",
            help="Files, folders, archives (zip, tar, tar.gz), URLs such as s3://bucket/in; "
            "- reads a list of them from standard input.",
        ),
    ] = None,
    to: Annotated[
        Form,
        typer.Option(help="json and markdown: a file each; jsonl and csv: one file for all."),
    ] = Form.JSON,
    rows: Annotated[
        Rows | None, typer.Option(help="What a line of jsonl or csv is, if not a document.")
    ] = None,
    split: Annotated[
        bool,
        typer.Option("--split", help="A document for each meeting of a file that holds several."),
    ] = False,
    include: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Take these files only; again for more."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Leave these files and folders out; again for more."),
    ] = None,
    from_file: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="More sources, one a line or NUL-separated."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; default all processors."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="WHERE", help="Work on Dask: local, or tcp://scheduler:8786."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Redo what has not changed.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at a failure.")] = False,
    max_bytes: Annotated[
        int | None,
        typer.Option(parser=read_size, metavar="SIZE", help="Refuse larger files, e.g. 10M."),
    ] = None,
    max_expanded: Annotated[
        int | None,
        typer.Option(min=1, metavar="MB", help="Most megabytes that an office file may unpack to."),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            metavar="SECONDS",
            help="Give a file no more time than this; in processes, not on a cluster.",
        ),
    ] = None,
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settings from this file, no other.")
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="No settings files.")] = False,
    report: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write what it came to as JSON.")
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary.")
    ] = False,
    lang: Annotated[
        Language | None,
        typer.Option(help="Language of messages; by default that of the locale."),
    ] = None,
) -> None:
    """Convert many files in parallel; what has not changed since the last run is skipped."""
    from minutes_parser.cli.batch_run import Wish, run_batch

    wish = Wish(
        sources=tuple(sources or ()),
        from_file=from_file,
        out=out,
        to=to.value,
        rows=rows.value if rows else None,
        split=split,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        jobs=jobs,
        cluster=cluster,
        force=force,
        fail_fast=fail_fast,
        max_bytes=max_bytes,
        max_expanded=max_expanded,
        timeout=timeout,
        config=config,
        isolated=isolated,
        report=report,
        quiet=quiet,
        lang=lang,
    )
    run_batch(wish)
