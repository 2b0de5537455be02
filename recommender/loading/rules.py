"""A rule file becomes a decision, or every fault in it at once."""

import hashlib
import os
from pathlib import Path as FilePath

from recommender.loading.conditions import condition_at
from recommender.loading.form_faults import apart, fit
from recommender.loading.forms import (
    AvoidForm,
    CriterionForm,
    PreferForm,
    QuestionForm,
    RuleFileForm,
    RuleOutForm,
    WarningForm,
)
from recommender.loading.references import check_names
from recommender.loading.text import read
from recommender.loading.yaml import Document, Path, parse
from recommender.model.condition import ALWAYS, Condition
from recommender.model.decision import (
    NONE,
    Answer,
    Aspect,
    Citation,
    Criterion,
    Decision,
    Example,
    Option,
    OptionWarning,
    Question,
    Rule,
    Source,
    Strength,
    Verb,
)
from recommender.model.finding import InvalidFile

PACKAGED = "rules/backend-framework.yaml"
"""The rule file that comes with the package, as messages and reports name it."""


def packaged_file() -> FilePath:
    """Where the packaged rule file lies: inside an installed package, beside it in a checkout."""
    package = FilePath(__file__).parent.parent
    installed = package / PACKAGED
    return installed if installed.exists() else package.parent / PACKAGED


def load(file: str | os.PathLike[str] | None = None) -> Decision:
    """The decision in a rule file, or in the packaged one.

    Raises InvalidFile with every fault, each with its place and a way out; also if the file cannot be read.
    """
    if file is None:
        return decision_of(read(packaged_file(), called=PACKAGED), PACKAGED, packaged=True)
    name = os.fspath(file)
    return decision_of(read(name, called=name), name)


def decision_of(text: bytes, file: str, *, packaged: bool = False) -> Decision:
    """The decision in the text of a rule file; `file` is its name in places and messages."""
    document = parse(text, file)
    form, faults = fit(document, RuleFileForm)
    faults = [*document.findings, *apart(faults, check_names(document))]
    if form is None or faults:
        raise InvalidFile(faults)
    digest = f"sha256:{hashlib.sha256(text).hexdigest()}"
    return _Builder(document, form).decision(digest, packaged=packaged)


class _Builder:
    """Builds the decision from a document without faults."""

    def __init__(self, document: Document, form: RuleFileForm) -> None:
        self._document = document
        self._form = form
        self._known = {id: tuple(question.answers) for id, question in form.questions.items()}
        self._sources = {
            id: Source(id, source.title, source.url, document.place(("sources", id), of_key=True))
            for id, source in form.sources.items()
        }

    def decision(self, digest: str, *, packaged: bool) -> Decision:
        form = self._form
        return Decision(
            title=form.decision,
            file=self._document.file,
            digest=digest,
            packaged=packaged,
            reviewed=form.reviewed,
            options={id: Option(id, option.name, option.stack, option.run) for id, option in form.options.items()},
            sources=self._sources,
            questions={id: self._question(id, question) for id, question in form.questions.items()},
            criteria={id: self._criterion(id, criterion) for id, criterion in form.criteria.items()},
            warnings=tuple(self._warning(index, warning) for index, warning in enumerate(form.warnings)),
            aspects=tuple(
                Aspect(
                    name,
                    {option: text for option, text in cells.items() if option != "source"},
                    self._citation(cells["source"]),
                )
                for name, cells in form.aspects.items()
            ),
            examples=tuple(
                Example(
                    name,
                    example.given,
                    () if example.expect == [NONE] else tuple(example.expect),
                    self._document.place(("examples", name), of_key=True),
                )
                for name, example in form.examples.items()
            ),
        )

    def _question(self, id: str, form: QuestionForm) -> Question:
        path = ("questions", id, "answers")
        answers = {
            answer: Answer(answer, text, self._document.place((*path, answer), of_key=True))
            for answer, text in form.answers.items()
        }
        place = self._document.place(("questions", id), of_key=True)
        return Question(id, form.ask, answers, form.neutral, place)

    def _criterion(self, id: str, form: CriterionForm) -> Criterion:
        rules = tuple(self._rule(("criteria", id, "rules", index), rule) for index, rule in enumerate(form.rules))
        return Criterion(id, form.name or id.replace("_", " "), form.weight, rules)

    def _rule(self, path: Path, form: PreferForm | AvoidForm | RuleOutForm) -> Rule:
        verb: Verb
        options: list[str]
        strength: Strength | None
        match form:
            case PreferForm():
                verb, options, strength = "prefer", form.prefer, form.strength
            case AvoidForm():
                verb, options, strength = "avoid", form.avoid, form.strength
            case RuleOutForm():
                verb, options, strength = "rule_out", form.rule_out, None
        when, source, place = self._condition(path), self._citation(form.source), self._document.place(path)
        return Rule(verb, tuple(options), when, strength, form.because, source, place)

    def _warning(self, index: int, form: WarningForm) -> OptionWarning:
        path = ("warnings", index)
        when, source, place = self._condition(path), self._citation(form.source), self._document.place(path)
        return OptionWarning(tuple(form.about), when, form.because, source, place)

    def _condition(self, path: Path) -> Condition:
        entry = self._document.value(path)
        if not isinstance(entry, dict) or "when" not in entry:
            return ALWAYS
        return condition_at(self._document, (*path, "when"), self._known)[0]

    def _citation(self, text: str) -> Citation:
        source, *at = text.split()
        return Citation(self._sources[source], " ".join(at))
