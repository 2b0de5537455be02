"""`recommender schema`: the JSON Schemas of what goes in and what comes out."""

import json
from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode
from recommender.cli.flags import one_of
from recommender.cli.output import write
from recommender.cli.rules_in_force import RulesInForce
from recommender.loading.schemas import (
    about_schema,
    backtest_schema,
    cases_schema,
    own_rule_file_schema,
    profile_schema,
    report_schema,
    rule_file_schema,
)

_SCHEMAS: Mapping[str, Callable[[RulesInForce], Mapping[str, object]]] = {
    "rules": lambda in_force: own_rule_file_schema(in_force.decision) if in_force.named else rule_file_schema(),
    "profile": lambda in_force: profile_schema(in_force.decision),
    "cases": lambda in_force: cases_schema(in_force.decision),
    "report": lambda _: report_schema(),
    "backtest": lambda _: backtest_schema(),
    "about": lambda _: about_schema(),
}


def schema(
    in_force: RulesInForce,
    what: Annotated[str, typer.Argument(metavar="|".join(_SCHEMAS), show_default=False)],
) -> int:
    """Print the JSON Schema of what goes in or comes out.

    Of rule files (with --rules FILE, with that file's own questions, answers, options and sources); of profiles and
    cases for the rule file in force; of the JSON documents of recommend, backtest and about.
    """
    make = _SCHEMAS[one_of("schema", what, _SCHEMAS, kind="schema")]
    write(json.dumps(make(in_force), indent=2) + "\n")
    return ExitCode.ANSWERED
