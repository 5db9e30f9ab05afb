"""The options of `minutes validate` and `minutes rules`."""

from enum import StrEnum
from typing import Annotated

import typer

from minutes_parser.cli.messages import Language


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    RDJSON = "rdjson"


class Grade(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Lang = Annotated[
    Language | None,
    typer.Option(help="Language of messages; by default that of the locale."),
]
Codes = typer.Option(metavar="CODES", help="Only these rules; codes or beginnings, with commas.")


def validate(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, globs; - reads a pipe.")
    ],
    output_format: Annotated[
        Format | None, typer.Option(help="How findings are written; text, or github in Actions.")
    ] = None,
    output_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the report here.")
    ] = None,
    select: Annotated[list[str] | None, Codes] = None,
    extend_select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="These rules as well; ALL for all.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Not these rules.")
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What must be there: committee, council, board, ..."),
    ] = None,
    config: Annotated[
        str | None, typer.Option(metavar="FILE", help="Settings from this file, no other.")
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="No settings files.")] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Print the settings that hold, and stop.")
    ] = False,
    fail_on: Annotated[
        Grade | None, typer.Option(help="Exit 1 from this severity on; error by default.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="The same as --fail-on warning.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")
    ] = False,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name of what comes through a pipe.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Only findings not in this file count.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write what is found into the baseline.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: the rest as well.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes at work.")
    ] = None,
    max_expanded: Annotated[
        int | None,
        typer.Option(min=1, metavar="MB", help="Most megabytes that an office file may unpack to."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Nothing when all is well.")] = False,
    lang: Lang = None,
) -> None:
    """Look for what is wrong: exit 0 clean, 1 findings, 2 could not run."""
    from minutes_parser.cli.validate import Request
    from minutes_parser.cli.validate import validate as run

    request = Request(
        files=tuple(files),
        output_format=output_format and output_format.value,
        output_file=output_file,
        select=split_codes(select),
        extend_select=split_codes(extend_select),
        ignore=split_codes(ignore),
        profile=profile,
        config=config,
        isolated=isolated,
        show_settings=show_settings,
        fail_on=fail_on and fail_on.value,
        strict=strict,
        exit_zero=exit_zero,
        stdin_filename=stdin_filename,
        baseline=baseline,
        update_baseline=update_baseline,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        jobs=jobs,
        max_expanded=max_expanded,
        quiet=quiet,
        lang=lang,
    )
    run(request)


def split_codes(words: list[str] | None) -> tuple[str, ...]:
    """Codes from options that may hold several, with commas between."""
    return tuple(code.strip() for word in words or () for code in word.split(",") if code.strip())


def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A rule, by code or name.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="All rules, for other tools.")] = False,
    lang: Lang = None,
) -> None:
    """List the rules, or print the page of one."""
    from minutes_parser.cli.rules import rules as run

    run(code, lang, json)
