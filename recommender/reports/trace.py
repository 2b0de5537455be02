"""Every rule with why it holds, fails or is open: as text, and as a key of the JSON document."""

from collections.abc import Iterator, Sequence

from recommender.model.decision import Decision, flag_of
from recommender.model.trace import Read, Traced
from recommender.reports.json import Json
from recommender.reports.lines import Line, wrapped
from recommender.reports.sentences.argument import speaks
from recommender.words import counted, visible


def render_text(decision: Decision, traced: Sequence[Traced], width: int) -> str:
    """The rules in file order, as text that ends with a newline."""
    return "".join(f"{line.text}\n" for line in _lines(decision, traced, width))


def _lines(decision: Decision, traced: Sequence[Traced], width: int) -> Iterator[Line]:
    states = [f"{state} {sum(one.state == state for one in traced)}" for state in _STATES]
    yield Line("")
    yield from wrapped(f"{counted(len(traced), 'rule')}: {', '.join(states)}", width)
    for one in traced:
        rule = one.rule
        otherwise = f"; otherwise {visible(rule.otherwise)}" if rule.otherwise else ""
        text = f"{speaks(decision, rule)}: {visible(rule.because)}{otherwise} [{visible(rule.place.line_only)}]"
        yield from wrapped(text, width, first=f"  {one.state:<5}  ", rest="         ")
        if one.decided_by:
            yield from wrapped(
                f"since {', '.join(map(_read, one.decided_by))}", width, first="         ", rest="           "
            )
        if one.state == "fails" and one.remedy is None:
            yield Line("         no answers make it hold")
        if one.remedy:
            flags = " ".join(f"{flag_of(question)} {answer}" for question, answer in one.remedy.items())
            yield from wrapped(f"would hold with {flags}", width, first="         ", rest="           ")


_STATES = ("holds", "open", "fails")


def _read(read: Read) -> str:
    wanted = f"none of {', '.join(read.wanted)}" if read.negated else " or ".join(read.wanted)
    return f"{flag_of(read.question)} is {read.answer or 'open'} ({wanted})"


def document_of(traced: Sequence[Traced]) -> list[Json]:
    """The same for scripts."""
    return [
        {
            "rule": one.rule.place.line_only,
            "criterion": one.criterion.id,
            "verb": one.rule.verb,
            "options": list(one.rule.options),
            "strength": one.rule.strength,
            "because": one.rule.because,
            "otherwise": one.rule.otherwise or None,
            "state": one.state,
            "decided_by": [
                {"question": read.question, "answer": read.answer, "wanted": list(read.wanted), "negated": read.negated}
                for read in one.decided_by
            ],
            "remedy": dict(one.remedy) if one.remedy is not None else None,
        }
        for one in traced
    ]
