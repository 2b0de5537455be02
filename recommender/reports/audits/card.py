"""A rule file's own card: as text, as one JSON document, and as Markdown."""

from collections.abc import Callable, Iterator, Mapping

from recommender.model import card_document as document
from recommender.model.backtest import Comparison
from recommender.model.backtest_document import Decision as DecisionDocument
from recommender.model.card import GROUNDS, BaseRate, Card, Ground, Sample
from recommender.model.decision import REVIEW_HOLDS, Decision
from recommender.model.document import FORMAT
from recommender.model.recommendation import WORDS
from recommender.reports.audits.backtest import agreement_document, right
from recommender.reports.audits.base_rate import outcome_shares
from recommender.reports.json import dumped
from recommender.reports.lines import wrapped
from recommender.reports.markdown_text import escaped
from recommender.reports.style import Style
from recommender.words import NO_BREAK, counted, listed, percent, visible

_GROUNDS: Mapping[Ground, str] = {
    "shown": "shown by experiment or count",
    "documented": "documented, with an address",
    "named": "from a text that has no address",
    "judged": "judgement",
}

_Parts = Iterator[tuple[str, list[str]]]
"""Headings, each with its items."""


def render_text(card: Card, style: Style) -> str:
    """The card as text that ends with a newline."""
    lines = [line.text for line in wrapped(_title(card), style.width)]
    for heading, items in _parts(card):
        lines += ["", heading]
        for item in items:
            whole = item.replace(" %", f"{NO_BREAK}%")  # no line begins with a percent sign
            lines += [line.text for line in wrapped(whole, style.width, first="  ", rest="    ")]
    return "\n".join(lines) + "\n"


def render_markdown(card: Card, style: Style) -> str:
    """The same as Markdown."""
    blocks = [f"## {escaped(_title(card))}"]
    for heading, items in _parts(card):
        blocks += [f"### {escaped(heading)}", "\n".join(f"- {escaped(item)}" for item in items)]
    return "\n\n".join(blocks) + "\n"


def _title(card: Card) -> str:
    return f"{visible(card.decision.title)} ({visible(card.decision.file)})"


def _parts(card: Card) -> _Parts:
    yield "What it is for", [_purpose(card.decision)]
    yield "What it is not for", list(_limits(card.decision))
    yield "Who is in its sample", list(_samples(card))
    yield "How often each option wins, over all complete profiles", list(_base_rates(card))
    if card.read or card.unread:
        yield "How often the leader was chosen, open questions left open", list(_agreements(card))
    yield "What its claims rest on", [f"{card.claims[ground]:,} {_GROUNDS[ground]}" for ground in GROUNDS]
    yield "Criteria that can help one option only", list(_leaning(card))
    yield "When it was reviewed", [_review(card)]


def _purpose(decision: Decision) -> str:
    options = listed(visible(option.name) for option in decision.options.values())
    questions = counted(len(decision.questions), "question")
    return f"To choose between {options} by what a team answers to {questions}, every reason with its source"


def _limits(decision: Decision) -> Iterator[str]:
    yield f"What its {counted(len(decision.questions), 'question')} do not ask: it cannot weigh that"
    places = listed(dict.fromkeys(visible(each.look_at) for each in decision.elsewhere)) if decision.elsewhere else ""
    pointed = f"; it says where to look at {places}, and weighs none of them" if places else ""
    yield f"Options that it does not have{pointed}"
    yield "A promise: points and weights are judgements, and agreement with what teams chose is not correctness"


def _samples(card: Card) -> Iterator[str]:
    if not card.samples:
        yield "No choices come with it; hold it against your own: recommender backtest CASES"
    for sample in card.samples:
        yield "; ".join([f"{counted(sample.cases, 'choice')} ({visible(sample.file)})", *_labels(sample)])


def _labels(sample: Sample) -> Iterator[str]:
    for label, words in sample.labels.items():
        counts = ", ".join(f"{visible(word)} ({count:,})" for word, count in words.items())
        yield f"{visible(label)}: {counts}"


def _base_rates(card: Card) -> Iterator[str]:
    yield f"Every answer alike: {_base_rate(card.decision, card.alike)}"
    if card.usual is None:
        yield "It does not say how teams usually answer"
    else:
        yield f"As teams usually answer: {_base_rate(card.decision, card.usual)}"


def _base_rate(decision: Decision, rate: BaseRate) -> str:
    drawn = f" (a sample of {rate.ways:,}; standard error {percent(rate.standard_error)})"
    return visible(outcome_shares(decision, rate.outcomes)) + ("" if rate.exact else drawn)


def _agreements(card: Card) -> Iterator[str]:
    for which, compared in (("Read", card.read), ("Not read", card.unread)):
        if compared is not None:
            yield f"{which} while the rules were written: {_agreed(compared)}"


def _agreed(compared: Comparison) -> str:
    by_word = [f"{word} {right(compared.by_word[word])}" for word in reversed(WORDS) if compared.by_word[word].cases]
    scores = [
        f"{name} {score:.2f}"
        for name, score in (("Brier score", compared.brier), ("log loss", compared.log_loss))
        if score is not None
    ]
    return f"{right(compared.overall)} ({', '.join([*by_word, *scores])})"


def _leaning(card: Card) -> Iterator[str]:
    criteria, options = card.decision.criteria, card.decision.options
    for criterion, option in card.one_sided.items():
        yield f"{visible(criteria[criterion].name)}: {visible(options[option].name)}"
    if card.uncounted:
        names = listed(visible(criteria[id].name) for id in card.uncounted)
        yield f"Too much to count for {names}"
    elif not card.one_sided:
        yield "None"


def _review(card: Card) -> str:
    if card.decision.reviewed is None or card.age is None:
        return "It does not say"
    old = f", longer than the {REVIEW_HOLDS} days for which a review holds" if card.age > REVIEW_HOLDS else ""
    return f"On {card.decision.reviewed.isoformat()}, {counted(card.age, 'day')} before {card.today.isoformat()}{old}"


def render_json(card: Card, style: Style) -> str:
    """The same for scripts; `recommender schema about` describes it."""
    decision = card.decision
    return dumped(
        document.Card(
            format=FORMAT,
            decision=DecisionDocument(decision.file, decision.title, decision.digest),
            options={id: option.name for id, option in decision.options.items()},
            questions=len(decision.questions),
            elsewhere=list(dict.fromkeys(each.look_at for each in decision.elsewhere)),
            samples=[document.Sample(*sample) for sample in card.samples],
            base_rates=document.BaseRates(
                document.BaseRate(*card.alike), document.BaseRate(*card.usual) if card.usual else None
            ),
            agreement=document.Agreements(_agreed_document(card.read), _agreed_document(card.unread)),
            claims=document.Claims(*(card.claims[ground] for ground in GROUNDS)),
            one_sided=dict(card.one_sided),
            uncounted=list(card.uncounted),
            reviewed=decision.reviewed,
            age=card.age,
        )
    )


def _agreed_document(compared: Comparison | None) -> document.Agreed | None:
    if compared is None:
        return None
    return document.Agreed(
        overall=agreement_document(compared.overall),
        by_word={word: agreement_document(agreement) for word, agreement in compared.by_word.items()},
        brier=compared.brier,
        log_loss=compared.log_loss,
    )


CARD: Mapping[str, Callable[[Card, Style], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}
