"""What the interview gives to read above the screen: help, the whole argument, reasons and sources, the command."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from recommender.model.decision import Citation, Criterion, Decision, Elsewhere, OptionWarning, Rule, Source
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports.outline import Point, parts
from recommender.reports.sentences.argument import address, citation
from recommender.reports.sentences.conditions import in_words
from recommender.reports.sentences.question import effect, readers, reason, spoken
from recommender.tui.actions import key_lines
from recommender.tui.argument_panel import whole_lines
from recommender.tui.dialogs import Choices, Dialog, Reading
from recommender.tui.sources import cited, copy, open_or_copy, source_lines
from recommender.tui.styled_lines import Line, folded
from recommender.words import visible


def help_on(decision: Decision, question: str) -> Reading:
    """Why this question is asked, and all keys."""
    return Reading("Help", lambda width: [*_why_asked(decision, question, width), *key_lines(width)])


def _why_asked(decision: Decision, question: str, width: int) -> Iterator[Line]:
    """The rules behind a question: what each would say, how strongly, and where that comes from."""
    yield from folded(visible(decision.questions[question].ask), width, style="head")
    for criterion, rule in readers(decision, question):
        yield Line("")
        yield from folded(spoken(decision, criterion, rule, about=question), width)
        yield from cited(reason(rule), rule.source, width, first="  ", rest="  ", style="muted")


def whole_argument(result: Recommendation) -> Reading:
    """Everything there is to say."""
    return Reading("The whole argument", lambda width: whole_lines(result, width))


def a_reason(decision: Decision, criterion: Criterion, rule: Rule) -> Reading:
    """What a rule says, of whom, when, and where that comes from."""
    return _claim(decision, rule, reason(rule), effect(decision, criterion, rule))


def a_note(decision: Decision, note: OptionWarning | Elsewhere) -> Reading:
    """What a warning says, or what speaks for something else, when, and where that comes from."""
    return _claim(decision, note, visible(note.because), about(decision, note))


def about(decision: Decision, note: OptionWarning | Elsewhere) -> str:
    """What a note asks for: `know before using FastAPI`."""
    if isinstance(note, Elsewhere):
        return f"look at {visible(note.look_at)} too"
    if not note.options:
        return "think about the answers again"
    return f"know before using {' or '.join(visible(decision.options[option].name) for option in note.options)}"


def _claim(decision: Decision, claim: Rule | OptionWarning | Elsewhere, because: str, what: str) -> Reading:
    def lines(width: int) -> Iterator[Line]:
        yield from folded(because, width, style="head")
        yield from (Line(""), *folded(what, width))
        yield from folded(f"when {in_words(decision, claim.when)}", width)
        yield from (Line(""), *source_lines(claim.source, width))

    return Reading("Reason", lines, address(claim.source))


def a_source(decision: Decision, source: Source) -> Reading:
    """A source, and every reason that rests on it."""
    whole = Citation(source, "")

    def lines(width: int) -> Iterator[Line]:
        yield from source_lines(whole, width)
        for criterion, rule in decision.rules():
            if rule.source.source == source:
                yield Line("")
                yield from folded(effect(decision, criterion, rule), width)
                yield from cited(reason(rule), rule.source, width, first="  ", rest="  ", style="muted")

    return Reading("Source", lines, address(whole))


class Sources(Dialog):
    """What the reasons on the screen rest on, first what has an address, to open or to copy."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open", show=False),
        Binding("y", "copy", "Copy", show=False),
        Binding("q", "leave", "Close", show=False),
    ]

    def __init__(self, ranking: Ranking) -> None:
        super().__init__()
        self._sources = sorted(dict.fromkeys(_cited(ranking)), key=lambda source: not address(source))
        self._choices = Choices(*map(_shown, self._sources), id="choices", compact=True)

    def compose(self) -> ComposeResult:
        """The sources, each with its title and address."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Sources"
            box.border_subtitle = "⏎ opens, y copies, esc closes"
            yield self._choices if self._sources else Static("Nothing is cited yet.")

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the address under the cursor."""
        where = self._where
        if where:
            open_or_copy(self.app, where)

    def action_copy(self) -> None:
        """Copy the address under the cursor."""
        where = self._where
        if where:
            copy(self.app, where)

    @property
    def _where(self) -> str:
        """The address under the cursor; empty, and said so, if there is none."""
        here = self._choices.highlighted
        where = address(self._sources[here]) if here is not None else ""
        if not where:
            self.app.notify("It has no address on the web.", markup=False)
        return where


def _cited(ranking: Ranking) -> Iterator[Citation]:
    """What the reasons for either side and all that is to be known rest on, in the order of the screen."""
    for part in parts(ranking, None, brief=True):
        yield from (item.citation for item in part.items if isinstance(item, Point))


def _shown(source: Citation) -> Option:
    where = address(source)
    title = Content(f"{citation(source)}: {visible(source.source.title)}")
    return Option(title + Content.styled(f"\n  {where or 'no address on the web'}", "dim"))


def command_line(words: Sequence[str]) -> Reading:
    """The command line that gives the same answer."""

    def lines(width: int) -> Iterable[Line]:
        yield from folded(" ".join(words), width)
        yield Line("")
        yield from folded("It is copied, where the terminal allows it.", width, style="muted")

    return Reading("The same on the command line", lines)
