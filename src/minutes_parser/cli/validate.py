"""`minutes validate`: from files to a report and an exit code."""

import os
import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

from minutes_parser.cli.checking import Checked, Task, check_files
from minutes_parser.cli.messages import find_language, translate_reason
from minutes_parser.cli.nearest import VALIDATE, WORDS, Nearby, Table
from minutes_parser.cli.selecting import find_files
from minutes_parser.cli.settings_reasons import NO_BASELINE_FILE, translate_errors
from minutes_parser.cli.streams import (
    COULD_NOT_RUN,
    STANDARD_INPUT,
    report_trouble,
    warn,
    write_data,
    write_file,
)
from minutes_parser.errors import MinutesError
from minutes_parser.rules.finding import Finding, Severity
from minutes_parser.rules.settings import Settings

FOUND = 1


class Request(NamedTuple):
    """What the command line asks for."""

    files: tuple[str, ...]
    output_format: str | None = None
    output_file: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    config: str | None = None
    isolated: bool = False
    show_settings: bool = False
    fail_on: str | None = None
    strict: bool = False
    exit_zero: bool = False
    stdin_filename: str | None = None
    baseline: str | None = None
    update_baseline: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    jobs: int | None = None
    max_expanded: int | None = None
    quiet: bool = False
    lang: str | None = None


def validate(request: Request) -> None:
    """Look at the files, tell what is found, and leave with the exit code."""
    language = find_language(request.lang)
    with report_trouble(language), translate_errors(language):
        if request.update_baseline and request.baseline is None:
            raise MinutesError("--update-baseline", NO_BASELINE_FILE)
        files = find_files(list(request.files))
        tasks = assign_settings(files, request)
        if request.show_settings:
            write_data("\n".join(dict.fromkeys(map(_show, tasks))))
            return
        if request.fix or request.diff:
            from minutes_parser.cli.mending import mend_files

            checked = mend_files(tasks, request, language)
        else:
            checked = list(_look(tasks, request))
        for one in checked:
            if one.failure is not None:
                warn(one.file, translate_reason(one.failure, language))
            for note in () if request.quiet else one.notes:
                warn(one.file, translate_reason(note, language))
        findings = _hold(checked, request, language)
        if not (request.diff and request.output_file is None):
            _report(checked, findings, request, language)
        sys.exit(decide_exit(checked, findings, request))


def assign_settings(files: list[str], request: Request) -> list[Task]:
    """Each file with the settings that hold for it, those of the command line on top."""
    nearby = Nearby(request.config, request.isolated)
    read: dict[str, Settings] = {}
    tasks = []
    for file in files:
        name = (request.stdin_filename or file) if file == STANDARD_INPUT else file
        table, words = nearby.find(VALIDATE, name), nearby.find(WORDS, name)
        path = table.path if table else ""
        if path not in read:
            read[path] = override(_read_table(table), request)
        paths = (path or None, words.path if words else None)
        tasks.append(Task(file, read[path], nearby.find_words(name), paths, request.max_expanded))
    return tasks


def _read_table(table: Table | None) -> Settings:
    if table is None:
        return Settings()
    from minutes_parser.cli.configuring import read_settings

    return read_settings(table.values, table.path)


def override(settings: Settings, request: Request) -> Settings:
    """Settings with what the command line says instead."""
    if not (request.select or request.extend_select or request.ignore or request.profile):
        return settings
    from minutes_parser.cli.configuring import read_codes, read_profile

    line = "minutes validate"
    changes: dict[str, Any] = {}
    if request.select:
        changes["select"] = read_codes("--select", list(request.select), line)
    if request.extend_select:
        codes = read_codes("--extend-select", list(request.extend_select), line)
        changes["extend_select"] = settings.extend_select + codes
    if request.ignore:
        codes = read_codes("--ignore", list(request.ignore), line)
        changes["ignore"] = settings.ignore + codes
    if request.profile:
        changes["profile"] = read_profile("--profile", request.profile, line)
    return settings._replace(**changes)


def _show(task: Task) -> str:
    from minutes_parser.cli.configuring import print_settings
    from minutes_parser.cli.wording import print_words

    judged, worded = task.paths
    words = "" if task.words is None else f"# {worded}\n{print_words(task.words)}\n"
    return f"{words}# {judged or 'defaults'}\n{print_settings(task.settings)}"


def _look(tasks: list[Task], request: Request) -> Iterable[Checked]:
    """Files in the order given; standard input, read here, in its place."""
    if any(task.file == STANDARD_INPUT for task in tasks):
        for task in tasks:
            if task.file == STANDARD_INPUT:
                yield check_standard_input(task, request)
            else:
                yield from check_files([task], 1)
        return
    yield from check_files(tasks, request.jobs)


def check_standard_input(task: Task, request: Request) -> Checked:
    """The text of standard input, under the name it is to bear."""
    from minutes_parser import api
    from minutes_parser.readers import read_bytes

    name = request.stdin_filename or STANDARD_INPUT
    try:
        data = sys.stdin.buffer.read()
        source = read_bytes(data, os.path.basename(name), task.limits, digest=False)
    except MinutesError as error:
        return Checked(name, failure=error.reason)
    found = api.validate_source(source, settings=task.settings, file=name, words=task.words)
    return Checked(name, tuple(found), notes=source.notes)


def _hold(checked: list[Checked], request: Request, language: str) -> list[Finding]:
    """The findings that count: all, or those the baseline does not know."""
    findings = [finding for one in checked for finding in one.findings]
    if request.baseline is None:
        return findings
    from minutes_parser.cli.holding import hold_baseline

    return hold_baseline(request.baseline, findings, checked, request, language)


def _report(
    checked: list[Checked], findings: list[Finding], request: Request, language: str
) -> None:
    from minutes_parser.rules.reports import Failure, Run, load_report

    form = request.output_format or find_format(request)
    failures = tuple(Failure(one.file, one.failure) for one in checked if one.failure is not None)
    run = Run(
        files=tuple(one.file for one in checked),
        findings=tuple(findings),
        failures=failures,
        language=language,
        version=_find_version() if form in {"json", "sarif"} else "",
        colour=form == "text" and request.output_file is None and wants_colour(),
    )
    written = load_report(form).write(run)
    if request.output_file is not None:
        write_file(written, request.output_file, STANDARD_INPUT)
    elif request.fix and STANDARD_INPUT in request.files:
        # Standard output carries the mended text.
        print(written, end="", file=sys.stderr)
    elif not (request.quiet and form == "text" and not findings):
        write_data(written)


def _find_version() -> str:
    from importlib import metadata

    return metadata.version("minutes-parser")


def find_format(request: Request) -> str:
    """Annotations under GitHub Actions, when nobody asks for something else."""
    actions = os.environ.get("GITHUB_ACTIONS") == "true" and request.output_file is None
    return "github" if actions else "text"


def wants_colour() -> bool:
    """Only on a terminal, and never with `NO_COLOR`."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def decide_exit(checked: list[Checked], findings: list[Finding], request: Request) -> int:
    """0 clean, 1 findings that are grave enough, 2 when a file could not be read."""
    if any(one.failure is not None for one in checked):
        return COULD_NOT_RUN
    if request.exit_zero:
        return 0
    if request.diff and any(one.changed for one in checked):
        return FOUND
    default = Severity.WARNING if request.strict else Severity.ERROR
    least = Severity(request.fail_on) if request.fail_on else default
    return FOUND if any(f.severity.rank >= least.rank for f in findings) else 0
