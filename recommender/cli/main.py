"""A command line, run, and every way to end in its exit code."""

import os
import sys
from collections.abc import Sequence

import typer

from recommender.cli.app import build
from recommender.cli.completion import answer_shells
from recommender.cli.exits import ExitCode, Stop
from recommender.cli.output import abandon, say
from recommender.words import quoted, suggestion


def main(words: Sequence[str]) -> int:
    """Run a command line; return its exit code. Standard output carries the answer, standard error all else."""
    try:
        return _main(list(words))
    except Stop as stop:
        for line in stop.lines:
            say(line)
        return stop.code
    except typer.TyperException as error:
        say(f"recommender: {_usage(error)}")
        return ExitCode.USAGE
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        abandon()
        return ExitCode.ANSWERED  # the reader has had what it wanted
    except OSError as error:
        abandon()
        say(f"recommender: the output cannot be written: {(error.strerror or str(error)).lower()}")
        return ExitCode.INTERNAL
    except Exception as error:
        say(f"recommender: internal error: {type(error).__name__}: {error} {_where(error)}; please report it")
        return ExitCode.INTERNAL


def _main(words: list[str]) -> int:
    # pydantic would look for plug-ins in every installed package, which costs more than the whole analysis.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    answer_shells()
    code = build().main(words, prog_name="recommender", standalone_mode=False)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code or ExitCode.ANSWERED


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the command line and what to do, in the same form as all findings."""
    context = getattr(error, "ctx", None)
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        if context is None or context.parent is None:
            return f"{quoted(option)} stands before a command; write recommender recommend {option} …"
        flags = [flag for param in context.command.params for flag in param.opts if flag.startswith("-")]
        return f"no flag is named {quoted(option)}; {suggestion(option, flags, kind='flags')}"
    path = context.command_path if context else "recommender"
    return f"{error.format_message().rstrip('.')}; see {path} --help"


def _where(error: BaseException) -> str:
    """The file and line that raised it: what a bug report needs."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f"at {frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else ""
