"""The program: its commands by name. Only the command that runs is imported."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.models import CommandFunctionType

from planchk import __version__

# In the order in which help lists them. Each is a module of `planchk.cli.commands` with a function
# of that name, or a Typer `app` where the command has commands of its own.
COMMANDS = (
    "init",
    "check",
    "export",
    "survey",
    "diff",
    "explain",
    "review",
    "confirm",
    "reject",
    "catalogue",
    "schema",
    "convert",
    "train",
    "config",
)

_SETTINGS = {"help_option_names": ["-h", "--help"]}


def command(function: CommandFunctionType) -> typer.Typer:
    """Return a Typer app of a single command."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(context_settings=_SETTINGS)(function)
    return app


class Commands(TyperGroup):
    """The group of commands, each made when it is asked for: building all costs every start of the program."""

    _listed = False

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names, in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return one command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"planchk.cli.commands.{cmd_name}")
        app = getattr(module, "app", None)
        if self._listed:
            return TyperCommand(cmd_name, help=app.info.help if app else getattr(module, cmd_name).__doc__)
        made = get_command(app or command(getattr(module, cmd_name)))
        made.name = cmd_name
        return made

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Return what completes a word: names of commands with their help, which need no options."""
        with self._listing():
            return super().shell_complete(ctx, incomplete)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the names of commands with their help."""
        with self._listing():
            super().format_commands(ctx, formatter)

    @contextmanager
    def _listing(self) -> Iterator[None]:
        """Have commands made without their options, which take longest to make."""
        self._listed = True
        try:
            yield
        finally:
            self._listed = False

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was asked for; an unknown name is told with the nearest known one."""
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # only the names are looked at
        return super().resolve_command(ctx, args)


# Rich in help and in tracebacks would be imported on every start; planchk shows no traceback.
app = typer.Typer(
    name="planchk",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def run() -> None:
    """Run the command line. Output is UTF-8, whatever the console's code page makes of it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if "_PLANCHK_COMPLETE" in os.environ:
        # The help that a shell shows beside a word is plain. Where typer finds rich, it sends it through a console,
        # which doubles the time that each press of Tab takes, and breaks the line at 80 characters.
        sys.modules["rich"] = None  # type: ignore[assignment]
    # One short run that allocates and keeps: collecting cycles would only cost time.
    gc.disable()
    try:
        app()
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            sys.stderr.write("planchk: no space is left to write to. Make room, or write elsewhere.\n")
            raise SystemExit(2) from None
        # A fault of planchk's own. A gate must not take it for a verdict, nor an officer read a traceback.
        if "PLANCHK_TRACEBACK" in os.environ:
            raise
        sys.stderr.write(f"planchk failed: {type(error).__name__}: {str(error)[:300]!r}\n")
        sys.stderr.write("This is a fault in planchk. PLANCHK_TRACEBACK=1 shows where it happened; please report it.\n")
        raise SystemExit(2) from None
    finally:
        # What there is goes with the process; to look it all through for cycles first costs a twentieth of a check.
        gc.freeze()


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"planchk {__version__}")
        raise typer.Exit


@app.callback()
def planchk(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Check a council's improvement plan against an inspection report's recommendations."""
