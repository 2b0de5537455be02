"""A rule file against choices that were really made: as text for a terminal, and as one JSON document."""

from collections.abc import Callable, Iterator, Mapping

from recommender.model import backtest_document as document
from recommender.model.backtest import Agreement, Backtest, Comparison, Judged
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.document import FORMAT
from recommender.model.recommendation import WORDS
from recommender.reports.json import dumped, said_by
from recommender.reports.lines import Line, wrapped
from recommender.reports.sentences.argument import citation, speaks
from recommender.reports.sentences.headline import WITHOUT_A_WINNER
from recommender.reports.style import Style
from recommender.words import counted, percent, visible

_RULES, _MISSES, _REASONS = 5, 20, 2
"""How many rules, misses, and reasons of each miss the text shows; the JSON document has all."""


def render_text(results: Mapping[str, Backtest], style: Style) -> str:
    """The report as text that ends with a newline; the results, by the file of their cases, are told apart."""
    return "".join(f"{line.text}\n" for line in _report(results, style.width))


def _report(results: Mapping[str, Backtest], width: int) -> Iterator[Line]:
    for file, result in results.items():
        yield from _told(file, result, width)
        yield Line("")
    yield from wrapped("Agreement is not correctness: a choice that was made need not have been a good one.", width)


def _told(cases: str, result: Backtest, width: int) -> Iterator[Line]:
    number, rules = result.neutral.overall.cases, visible(result.decision.file)
    yield from wrapped(f"{counted(number, 'choice')} that teams made ({visible(cases)}), against {rules}", width)
    yield Line("")
    yield from _table(result)
    weighed = "weighed as teams usually answer" if result.decision.says_usual else "every answer alike"
    remark = (
        'Open questions count as "no preference" in the first column and may go either way in the second, '
        f"{weighed}. A tie that holds the option chosen counts as its part: half for two."
    )
    yield from wrapped(remark, width, first="  ", rest="  ")
    yield from _confusion(result.decision, result.neutral)
    yield from _calibration(result.left_open, width)
    yield from _pulls(result, width)
    yield from _misses(result, width)


def _table(result: Backtest) -> Iterator[Line]:
    columns = (result.neutral, result.left_open)
    yield _row("The leader was chosen in", '"no preference"', "left open")
    yield _row("all", *(right(each.overall) for each in columns))
    for word in reversed(WORDS):
        if any(each.by_word[word].cases for each in columns):
            yield _row(f"  {word}", *(right(each.by_word[word]) for each in columns))
    for group in result.neutral.by_answers:
        if result.neutral.by_answers[group].cases:
            yield _row(f"  {group} answers", *(right(each.by_answers[group]) for each in columns))
    yield _row("Brier score (0 best, 2 worst)", *(f"{each.brier:.2f}" for each in columns if each.brier is not None))
    yield _row("Log loss (0 best)", *(f"{each.log_loss:.2f}" for each in columns if each.log_loss is not None))


def _row(head: str, *cells: str) -> Line:
    return Line((f"  {head:<31}" + "".join(f"{cell:<20}" for cell in cells)).rstrip())


def right(agreement: Agreement) -> str:
    """In how many of the cases the leader was chosen: `73 % of 120`."""
    return "-" if agreement.share is None else f"{percent(agreement.share)} of {agreement.cases:,}"


def _confusion(decision: Decision, tested: Comparison) -> Iterator[Line]:
    outcomes = [
        outcome
        for outcome in (*decision.options, TIE, NONE)
        if outcome in decision.options or any(row[outcome] for row in tested.confusion.values())
    ]
    heads = [_outcome(decision, outcome) for outcome in outcomes]
    widths = [max(len(head), 5) for head in heads]
    first = max(len(_outcome(decision, option)) for option in decision.options) + 6
    yield Line("")
    yield Line('What was chosen, and what leads (open questions count as "no preference")')
    yield Line("  " + " " * first + "  ".join(f"{head:>{size}}" for head, size in zip(heads, widths, strict=True)))
    for option, row in tested.confusion.items():
        cells = (f"{row[outcome]:>{size}}" for outcome, size in zip(outcomes, widths, strict=True))
        yield Line(f"  {'chose ' + _outcome(decision, option):<{first}}" + "  ".join(cells))


def _outcome(decision: Decision, outcome: str) -> str:
    if outcome in decision.options:
        return visible(decision.options[outcome].name)
    return WITHOUT_A_WINNER[outcome]


def _calibration(tested: Comparison, width: int) -> Iterator[Line]:
    yield Line("")
    yield from wrapped("Left open: how often the leader was chosen, by the share of ways in which it wins", width)
    for each in tested.calibration:
        span = f"{each.low * 100:.0f} to {percent(each.high)}"
        agreement = each.agreement
        share = percent(agreement.share) if agreement.share is not None else "-"
        yield Line(f"  {span:<12}{share:>6} of {counted(agreement.cases, 'choice')} (wins {percent(each.mean_share)})")


def _pulls(result: Backtest, width: int) -> Iterator[Line]:
    pulls = result.neutral.pulls[:_RULES]
    if not pulls:
        return
    yield Line("")
    yield Line("Rules that speak against the choice most often, of the choices where they hold")
    for pull in pulls:
        rule = pull.rule
        text = f"{speaks(result.decision, rule)}: {visible(rule.because)} [{visible(rule.place.line_only)}]"
        yield from wrapped(text, width, first=f"  {pull.wrong:>3} of {pull.holds:<4}", rest=" " * 12)


def _misses(result: Backtest, width: int) -> Iterator[Line]:
    misses = result.neutral.misses
    yield Line("")
    if not misses:
        yield Line("Every choice leads, or shares the lead.")
        return
    yield Line("Choices that do not lead, and what speaks for the leader")
    for miss in misses[:_MISSES]:
        chose = _outcome(result.decision, miss.case.chose)
        said = f"{_outcome(result.decision, miss.said)} leads ({miss.word})" if miss.word else WITHOUT_A_WINNER[NONE]
        yield from wrapped(f"{visible(miss.case.id)}: chose {chose}, {said}", width, first="  ", rest="    ")
        for reason in miss.reasons[:_REASONS]:
            text = f"{visible(reason.rule.because)} [{citation(reason.rule.source)}]"
            yield from wrapped(text, width, first=f"    {abs(reason.score):>+4}  ", rest=" " * 10)
    if len(misses) > _MISSES:
        yield Line(f"  {len(misses) - _MISSES:,} more: --format json")


def render_json(results: Mapping[str, Backtest], style: Style) -> str:
    """The same for scripts, with every case; `recommender schema backtest` describes it."""
    (file, first), *others = results.items()
    decision = first.decision
    return dumped(
        document.Backtest(
            format=FORMAT,
            decision=document.Decision(decision.file, decision.title, decision.digest),
            answers_alike=not decision.says_usual,
            cases_file=file,
            readings=_readings(first),
            apart=[document.Apart(file, _readings(result)) for file, result in others],
        )
    )


def _readings(result: Backtest) -> document.Readings:
    return document.Readings(_comparison(result.neutral), _comparison(result.left_open))


def _comparison(tested: Comparison) -> document.Comparison:
    return document.Comparison(
        overall=agreement_document(tested.overall),
        by_word={word: agreement_document(agreement) for word, agreement in tested.by_word.items()},
        by_answers={group: agreement_document(agreement) for group, agreement in tested.by_answers.items()},
        confusion={chose: dict(row) for chose, row in tested.confusion.items()},
        brier=tested.brier,
        log_loss=tested.log_loss,
        calibration=[
            document.Bin(each.low, each.high, each.mean_share, *each.agreement, each.agreement.share)
            for each in tested.calibration
        ],
        pulls=[document.Pull(*said_by(pull.rule), pull.holds, pull.wrong) for pull in tested.pulls],
        cases=list(map(_case, tested.judged)),
    )


def agreement_document(agreement: Agreement) -> document.Agreement:
    """An agreement as the JSON documents have it."""
    return document.Agreement(agreement.cases, agreement.right, agreement.share)


def _case(judged: Judged) -> document.Case:
    return document.Case(
        id=judged.case.id,
        labels=dict(judged.case.labels),
        answers=dict(judged.case.profile.answers),
        chose=judged.case.chose,
        said=judged.said,
        word=judged.word,
        credit=judged.credit,
        shares=dict(judged.shares),
        reasons=[document.Contribution(*said_by(reason.rule), reason.score) for reason in judged.reasons],
    )


BACKTEST: Mapping[str, Callable[[Mapping[str, Backtest], Style], str]] = {"text": render_text, "json": render_json}
