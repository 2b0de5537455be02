"""What has become of a record: whether it still stands, what changed, and how old the rules' review is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from recommender.model.decision import REVIEW_HOLDS
from recommender.model.document import FORMAT
from recommender.model.recheck import Recheck
from recommender.model.record import Said
from recommender.reports.json import Json, dumped
from recommender.reports.lines import Line, wrapped
from recommender.reports.sentences.headline import WITHOUT_A_WINNER, verdict
from recommender.words import counted, percent, visible


def render_text(checks: Sequence[Recheck], today: date, width: int) -> str:
    """A paragraph for each record, as text that ends with a newline."""
    return "".join(f"{line.text}\n" for check in checks for line in _lines(check, today, width))


def _lines(check: Recheck, today: date, width: int) -> Iterator[Line]:
    yield from wrapped(f"{visible(check.record.file)}: {_answer(check)}", width)
    for change in _changes(check):
        yield from wrapped(change, width, first="  ", rest="    ")
    yield from wrapped(_review(check, today), width, first="  ", rest="    ")


def _answer(check: Recheck) -> str:
    now = verdict(check.now, check.now.confidence)
    if check.stands:
        before = f", was {percent(check.record.share)}" if _moved(check) and check.record.share is not None else ""
        return f"still stands: {now}{before}"
    return f"no longer stands: was {_before(check)}; now {now}"


def _moved(check: Recheck) -> bool:
    """Whether the number beside the word is another."""
    share = check.now.confidence.share if check.now.confidence else None
    return check.record.share is not None and share is not None and percent(share) != percent(check.record.share)


def _before(check: Recheck) -> str:
    record = check.record
    options = check.now.decision.options
    if record.leader is None:
        said = WITHOUT_A_WINNER.get(record.outcome or "", "no option ahead")
    else:
        said = visible(options[record.leader].name if record.leader in options else record.leader)
    sure = f" ({visible(record.word)}, {percent(record.share)})" if record.word and record.share is not None else ""
    return said + sure


def _changes(check: Recheck) -> Iterator[str]:
    for gone in check.gone:
        yield f"the rules no longer know {visible(gone)}"
    for word, rules in (("added", check.added), ("removed", check.removed)):
        for rule in rules:
            yield f"{word} {_rule(check, rule)}"
    for before, now in check.reweighed:
        yield f"now {now.score:+} points, was {before.score:+}: {visible(now.because)}"
    for before, now in check.reworded:
        yield f"reworded: {visible(before.because)} -> {visible(now.because)}"
    same = check.record.digest == check.now.decision.digest
    if same and not check.stands:
        yield "the rule file is the same, so the record was edited, or another version of recommender wrote it"
    elif not (check.gone or check.added or check.removed or check.reweighed or check.reworded):
        yield "the rule file is the same" if same else "the rule file has changed, but no rule that holds here"


def _rule(check: Recheck, rule: Said) -> str:
    options = check.now.decision.options
    name = visible(options[rule.option].name if rule.option in options else rule.option)
    verb = f"{rule.score:+} points for {name}" if rule.criterion else f"{name} ruled out"
    return f"{verb}: {visible(rule.because)}"


def _review(check: Recheck, today: date) -> str:
    reviewed = check.now.decision.reviewed
    if reviewed is None:
        return "nobody has said when the rules were last reviewed"
    days = (today - reviewed).days
    age = "today" if days == 0 else f"{counted(days, 'day')} ago" if days > 0 else f"{counted(-days, 'day')} from now"
    return f"rules reviewed {reviewed.isoformat()}, {age}{'; review them again' if days > REVIEW_HOLDS else ''}"


def render_json(checks: Sequence[Recheck], today: date, width: int) -> str:
    """The same for scripts."""
    document: Json = {
        "format": FORMAT,
        "date": today.isoformat(),
        "records": [_document(check, today) for check in checks],
    }
    return dumped(document)


def _document(check: Recheck, today: date) -> Json:
    record, now = check.record, check.now
    reviewed = now.decision.reviewed
    return {
        "file": record.file,
        "stands": check.stands,
        "before": {
            "outcome": record.outcome,
            "leader": record.leader,
            "word": record.word,
            "share": record.share,
            "digest": record.digest,
        },
        "now": {
            "outcome": now.outcome,
            "leader": now.leader.id if now.leader else None,
            "word": now.confidence.word if now.confidence else None,
            "share": now.confidence.share if now.confidence else None,
            "digest": now.decision.digest,
        },
        "gone": list(check.gone),
        "added": [_said(rule) for rule in check.added],
        "removed": [_said(rule) for rule in check.removed],
        "reworded": [{"before": _said(before), "now": _said(after)} for before, after in check.reworded],
        "reweighed": [{"before": _said(before), "now": _said(after)} for before, after in check.reweighed],
        "review_age_days": (today - reviewed).days if reviewed else None,
    }


def _said(rule: Said) -> Json:
    return {
        "option": rule.option,
        "criterion": rule.criterion or None,
        "points": rule.points,
        "weight": rule.weight,
        "because": rule.because,
    }


RECHECK: Mapping[str, Callable[[Sequence[Recheck], date, int], str]] = {"text": render_text, "json": render_json}
