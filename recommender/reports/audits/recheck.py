"""What has become of a record: whether it still stands, what changed, and how old the rules' review is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from recommender.model.decision import NONE, TIE
from recommender.model.document import FORMAT
from recommender.model.recheck import Recheck
from recommender.model.record import Said
from recommender.reports.json import Json, dumped
from recommender.reports.lines import Line, wrapped
from recommender.reports.sentences.headline import verdict
from recommender.words import counted, percent, visible

_OLD = 365
"""Days after which a review is called old."""


def recheck_text(checks: Sequence[Recheck], today: date, width: int) -> str:
    """A paragraph for each record, as text that ends with a newline."""
    return "".join(f"{line.text}\n" for each in checks for line in _lines(each, today, width))


def _lines(each: Recheck, today: date, width: int) -> Iterator[Line]:
    yield from wrapped(f"{visible(each.record.file)}: {_answer(each)}", width)
    for change in _changes(each):
        yield from wrapped(change, width, first="  ", rest="    ")
    yield from wrapped(_review(each, today), width, first="  ", rest="    ")


def _answer(each: Recheck) -> str:
    now = verdict(each.now, each.now.confidence)
    if each.stands:
        before = f", was {percent(each.record.share)}" if _moved(each) and each.record.share is not None else ""
        return f"still stands: {now}{before}"
    return f"no longer stands: was {_before(each)}; now {now}"


def _moved(each: Recheck) -> bool:
    """Whether the number beside the word is another."""
    share = each.now.confidence.share if each.now.confidence else None
    return each.record.share is not None and share is not None and percent(share) != percent(each.record.share)


def _before(each: Recheck) -> str:
    record = each.record
    options = each.now.decision.options
    if record.leader is None:
        said = {TIE: "a tie", NONE: "none fits"}.get(record.outcome or "", "no option ahead")
    else:
        said = visible(options[record.leader].name if record.leader in options else record.leader)
    sure = f" ({visible(record.word)}, {percent(record.share)})" if record.word and record.share is not None else ""
    return said + sure


def _changes(each: Recheck) -> Iterator[str]:
    for gone in each.gone:
        yield f"the rules no longer know {visible(gone)}"
    for word, rules in (("added", each.added), ("removed", each.removed)):
        for rule in rules:
            yield f"{word} {_rule(each, rule)}"
    for before, now in each.reweighed:
        yield f"now {now.score:+} points, was {before.score:+}: {visible(now.because)}"
    for before, now in each.reworded:
        yield f"reworded: {visible(before.because)} -> {visible(now.because)}"
    same = each.record.digest == each.now.decision.digest
    if same and not each.stands:
        yield "the rule file is the same, so the record was edited, or another version of recommender wrote it"
    elif not (each.gone or each.added or each.removed or each.reweighed or each.reworded):
        yield "the rule file is the same" if same else "the rule file has changed, but no rule that holds here"


def _rule(each: Recheck, rule: Said) -> str:
    options = each.now.decision.options
    name = visible(options[rule.option].name if rule.option in options else rule.option)
    verb = f"{rule.score:+} points for {name}" if rule.criterion else f"{name} ruled out"
    return f"{verb}: {visible(rule.because)}"


def _review(each: Recheck, today: date) -> str:
    reviewed = each.now.decision.reviewed
    if reviewed is None:
        return "nobody has said when the rules were last reviewed"
    days = (today - reviewed).days
    age = "today" if days == 0 else f"{counted(days, 'day')} ago" if days > 0 else f"{counted(-days, 'day')} from now"
    return f"rules reviewed {reviewed.isoformat()}, {age}{'; review them again' if days > _OLD else ''}"


def recheck_json(checks: Sequence[Recheck], today: date, width: int) -> str:
    """The same for scripts."""
    document: Json = {
        "format": FORMAT,
        "date": today.isoformat(),
        "records": [_document(each, today) for each in checks],
    }
    return dumped(document)


def _document(each: Recheck, today: date) -> Json:
    record, now = each.record, each.now
    reviewed = now.decision.reviewed
    return {
        "file": record.file,
        "stands": each.stands,
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
        "gone": list(each.gone),
        "added": [_said(rule) for rule in each.added],
        "removed": [_said(rule) for rule in each.removed],
        "reworded": [{"before": _said(before), "now": _said(after)} for before, after in each.reworded],
        "reweighed": [{"before": _said(before), "now": _said(after)} for before, after in each.reweighed],
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


RECHECK: Mapping[str, Callable[[Sequence[Recheck], date, int], str]] = {"text": recheck_text, "json": recheck_json}
