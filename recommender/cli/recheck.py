"""`recommender recheck`: whether what was once recommended still stands."""

import os
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from recommender.cli.days import day_flag, today
from recommender.cli.exits import ExitCode
from recommender.cli.flags import format_flag, one_of
from recommender.cli.output import say, terminal_width, write
from recommender.cli.rules_in_force import RulesInForce
from recommender.engine.audits.recheck import recheck as rechecked
from recommender.loading.records import NoRecord, load_record
from recommender.loading.report_files import report_files
from recommender.model.decision import Decision
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.model.recheck import PassedOver, Recheck, Rechecks
from recommender.model.record import Record
from recommender.reports.audits.recheck import RECHECK, summary
from recommender.words import quoted


def recheck(
    in_force: RulesInForce,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", show_default=False)],
    *,
    format: Annotated[str, format_flag(RECHECK)] = "text",
    date: Annotated[str | None, day_flag("To count the age of the review from; left out, today.")] = None,
) -> int:
    """Say whether what was once recommended still stands.

    Each decision record, page or JSON document, named or anywhere in a folder that is named, is computed again with the
    rule file in force; what has changed that bears on it is said: a line a record in a pipe, more at a terminal. Files
    of a folder that are not ours, or are about another decision, are counted and named on standard error.

    The exit code is 1 if the outcome or the word of any has changed. If none has, it is 2 where a file that is named is
    not ours, any is damaged, or a folder holds no record of this decision; the others are still checked.
    """
    render = RECHECK[one_of("--format", format, RECHECK, kind="format")]
    day = today(date)
    decision = in_force.decision
    result = _all(decision, paths)
    write(render(result, day, terminal_width()))
    for line in (*map(str, result.faults), *summary(result, decision, day)):
        say(line)
    if not all(check.stands for check in result.checks):
        return ExitCode.GATE_FAILED
    return ExitCode.USAGE if result.faults else ExitCode.ANSWERED


def _all(decision: Decision, paths: Iterable[str]) -> Rechecks:
    """What becomes of these files and folders, each file once."""
    told: dict[str, Recheck | Finding | PassedOver] = {}
    for path in paths:
        for file, each in _folder(decision, path) if os.path.isdir(path) else [(path, _file(decision, path))]:
            same = os.path.realpath(file)
            if same not in told or isinstance(told[same], PassedOver):  # what is named is no longer passed over
                told[same] = each
    every = list(told.values())
    return Rechecks(
        checks=tuple(each for each in every if isinstance(each, Recheck)),
        faults=tuple(each for each in every if isinstance(each, Finding)),
        passed_over=tuple(each for each in every if isinstance(each, PassedOver)),
    )


def _folder(decision: Decision, folder: str) -> Iterator[tuple[str, Recheck | Finding | PassedOver]]:
    """What becomes of the files in a folder; a finding for the folder itself if there was nothing to check."""
    found = report_files(folder)
    told = [(file, _file(decision, file, among_others=True)) for file in found.files]
    told += [(fault.place.file, fault) for fault in found.faults]
    yield from told
    if all(isinstance(each, PassedOver) for _, each in told):
        what = "no record of this decision is in this folder"
        yield folder, Finding(Place(folder), what, "name another, or with --rules the rule file of the records in it")


def _file(decision: Decision, file: str, *, among_others: bool = False) -> Recheck | Finding | PassedOver:
    """What becomes of a file; among others in a folder, one that is no record of this decision is passed over."""
    try:
        record = load_record(file)
    except NoRecord as none:
        return PassedOver(file, none.why) if among_others else none.findings[0]
    except InvalidFile as invalid:
        return invalid.findings[0]
    if record.title != decision.title and record.rules != decision.file:
        return PassedOver(file, "about another decision") if among_others else _of_another(record)
    return rechecked(decision, record)


def _of_another(record: Record) -> Finding:
    """The finding for a record of a decision that is not in the rule file in force."""
    what = f"this is about {quoted(record.title)}, which the rule file in force does not decide"
    return Finding(Place(record.file), what, f"add --rules with the file that does (it was {record.rules})")
