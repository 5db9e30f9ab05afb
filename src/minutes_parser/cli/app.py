"""The commands and their options, with help and completion; `quick` knows the plain ones too."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from minutes_parser.cli import commands
from minutes_parser.cli.batch import batch
from minutes_parser.cli.messages import Language
from minutes_parser.cli.validate_options import rules, validate


class Commands(TyperGroup):
    """The commands; what is wrong with an option is said without the words of a library."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Target(StrEnum):
    """A format that documents are written in."""

    JSON = "json"
    MARKDOWN = "markdown"


class Listing(StrEnum):
    """How words are listed."""

    TEXT = "text"
    JSON = "json"


File = Annotated[
    str, typer.Argument(metavar="FILE", help="A file of minutes; - is standard input.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings.")]
Lang = Annotated[
    Language | None,
    typer.Option(help="Language of messages; by default that of the locale."),
]


MaxExpanded = Annotated[
    int | None,
    typer.Option(min=1, metavar="MB", help="Most megabytes that an office file may unpack to."),
]
Config = Annotated[
    str | None, typer.Option(metavar="FILE", help="Settings from this file, no other.")
]
Isolated = Annotated[bool, typer.Option("--isolated", help="No settings files.")]


@app.command()
def parse(
    file: File,
    to: Annotated[Target, typer.Option(help="Format to write.")] = Target.JSON,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write here, whole or not at all."),
    ] = None,
    indent: Annotated[
        int | None, typer.Option(min=0, max=16, metavar="N", help="Indent JSON by N blanks.")
    ] = None,
    quiet: Quiet = False,
    lang: Lang = None,
    max_expanded: MaxExpanded = None,
    config: Config = None,
    isolated: Isolated = False,
    split: Annotated[
        bool,
        typer.Option(
            "--split",
            help="One document a meeting: a JSON array, or Markdown one after the other.",
        ),
    ] = False,
) -> None:
    """Write one document as JSON or Markdown."""
    commands.parse(file, to, output, indent, quiet, lang, max_expanded, config, isolated, split)


app.command()(batch)
app.command()(validate)
app.command()(rules)


@app.command()
def show(
    file: File,
    quiet: Quiet = False,
    lang: Lang = None,
    max_expanded: MaxExpanded = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show header, people, agenda and who spoke how much."""
    commands.show(file, quiet, lang, max_expanded, config, isolated)


@app.command()
def text(
    file: File,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="Say before each line what it is and why.")
    ] = False,
    quiet: Quiet = False,
    lang: Lang = None,
    max_expanded: MaxExpanded = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print the text as the parser sees it."""
    commands.text(file, annotate, quiet, lang, max_expanded, config, isolated)


@app.command()
def words(
    room: Annotated[
        str | None, typer.Argument(metavar="ROOM", help="Only these: labels, roles, results, ...")
    ] = None,
    to: Annotated[
        Listing, typer.Option(help="A table on a terminal, plain lines elsewhere; or JSON.")
    ] = Listing.TEXT,
    lang: Lang = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print the words minutes are read by, yours among them."""
    from minutes_parser.cli.words import words as run

    run(room, to, lang, config, isolated)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the document."""
    commands.schema()


def print_version(wanted: bool) -> None:
    """Print the version and leave, when asked for it."""
    if wanted:
        commands.version()
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Read Korean meeting minutes as typed documents."""
