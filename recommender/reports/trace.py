"""Every rule with why it holds, fails or is open: as text, and as a key of the JSON document."""

from collections.abc import Iterator, Sequence

from recommender.model.decision import Decision, flag_of
from recommender.model.trace import Read, Traced
from recommender.reports.json import Json
from recommender.reports.lines import Line, wrapped
from recommender.words import counted, visible


def trace_text(decision: Decision, traced: Sequence[Traced], width: int) -> str:
    """The rules in file order, as text that ends with a newline."""
    return "".join(f"{line.text}\n" for line in _lines(decision, traced, width))


def _lines(decision: Decision, traced: Sequence[Traced], width: int) -> Iterator[Line]:
    states = [f"{state} {sum(each.state == state for each in traced)}" for state in _STATES]
    yield Line("")
    yield from wrapped(f"{counted(len(traced), 'rule')}: {', '.join(states)}", width)
    for each in traced:
        rule = each.rule
        names = ", ".join(visible(decision.options[option].name) for option in rule.options)
        verb = rule.verb.replace("_", " ")
        text = f"{verb} {names}: {visible(rule.because)} [{visible(rule.place.line_only)}]"
        yield from wrapped(text, width, first=f"  {each.state:<5}  ", rest="         ")
        if each.decided_by:
            yield from wrapped(
                f"since {', '.join(map(_read, each.decided_by))}", width, first="         ", rest="           "
            )
        if each.state == "fails" and each.remedy is None:
            yield Line("         no answers make it hold")
        if each.remedy:
            flags = " ".join(f"{flag_of(question)} {answer}" for question, answer in each.remedy.items())
            yield from wrapped(f"would hold with {flags}", width, first="         ", rest="           ")


_STATES = ("holds", "open", "fails")


def _read(read: Read) -> str:
    wanted = f"none of {', '.join(read.wanted)}" if read.negated else " or ".join(read.wanted)
    return f"{flag_of(read.question)} is {read.answer or 'open'} ({wanted})"


def trace_document(traced: Sequence[Traced]) -> list[Json]:
    """The same for scripts."""
    return [
        {
            "rule": each.rule.place.line_only,
            "criterion": each.criterion.id,
            "verb": each.rule.verb,
            "options": list(each.rule.options),
            "because": each.rule.because,
            "state": each.state,
            "decided_by": [
                {"question": read.question, "answer": read.answer, "wanted": list(read.wanted), "negated": read.negated}
                for read in each.decided_by
            ],
            "remedy": dict(each.remedy) if each.remedy is not None else None,
        }
        for each in traced
    ]
