"""Which rule file a command works with: `--rules`, else `RECOMMENDER_RULES`, else the packaged one."""

import os
from functools import cached_property
from typing import Annotated

import typer

from recommender.cli.exits import ExitCode, Stop
from recommender.loading.rules import Flags, load
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile

VARIABLE = "RECOMMENDER_RULES"

RULES_FLAG = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help=f"The rule file (or set {VARIABLE}); left out, the packaged one.",
        show_default=False,
    ),
]


class RulesInForce:
    """The rule file in force, read once, when it is first needed."""

    def __init__(self, named: str | None, taken: Flags | None = None) -> None:
        """Begin with what `--rules` says, and the flags of the commands, which no question's may be."""
        self.named = named is not None
        """Whether the command line names a file itself."""
        self.file = named if named is not None else os.environ.get(VARIABLE) or None
        self._taken = taken

    @cached_property
    def decision(self) -> Decision:
        """The decision; stops with every fault on standard error if the file cannot be used."""
        if self.file == "-":
            raise Stop(ExitCode.USAGE, ["--rules: standard input is for --profile; name a file"])
        return self.decision_in(self.file)

    def decision_in(self, file: str | None) -> Decision:
        """The decision in another rule file, or in the packaged one; stops with every fault if it cannot be used."""
        try:
            return self.load(file)
        except InvalidFile as invalid:
            raise Stop(ExitCode.RULES, map(str, invalid.findings)) from None

    def load(self, file: str | None) -> Decision:
        """The same, but raises InvalidFile."""
        return load(file, taken=self._taken)
