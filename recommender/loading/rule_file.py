"""From the text of a rule file to the decision in it, or every fault at once."""

from collections.abc import Collection, Mapping

from recommender.loading.form_faults import apart, fit
from recommender.loading.forms import (
    AvoidForm,
    CriterionForm,
    ElsewhereForm,
    PreferForm,
    QuestionForm,
    ReasonedForm,
    RuleFileForm,
    RuleOutForm,
    WarningForm,
)
from recommender.loading.references import references
from recommender.loading.yaml import Document, Path, parse
from recommender.model.condition import ALWAYS, Condition
from recommender.model.decision import (
    NONE,
    Answer,
    Aspect,
    Citation,
    Criterion,
    Decision,
    Elsewhere,
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
from recommender.model.place import Place


def decided(text: bytes, file: str, *, digest: str, packaged: bool, taken: Collection[str]) -> Decision:
    """The decision in a text; `taken` are the flags that no question's may be. Raises InvalidFile."""
    document = parse(text, file)
    form, faults = fit(document, RuleFileForm)
    refers = references(document, taken)
    faults = [*document.findings, *apart(faults, refers.faults)]
    if form is None or faults:
        raise InvalidFile(faults)
    return _Builder(document, form, refers.conditions).decision(digest, packaged=packaged)


class _Builder:
    """Builds the decision from a document without faults."""

    def __init__(self, document: Document, form: RuleFileForm, conditions: Mapping[Path, Condition]) -> None:
        self._document = document
        self._form = form
        self._conditions = conditions
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
            elsewhere=tuple(self._elsewhere(index, elsewhere) for index, elsewhere in enumerate(form.elsewhere)),
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
        usual = tuple(form.usual[answer] for answer in answers) if form.usual else ()
        source = self._citation(form.usual_source) if form.usual_source else None
        return Question(id, form.ask, answers, form.neutral, place, form.kind, usual, source)

    def _criterion(self, id: str, form: CriterionForm) -> Criterion:
        rules = tuple(self._rule(("criteria", id, "rules", index), rule) for index, rule in enumerate(form.rules))
        return Criterion(id, form.name or id.replace("_", " "), form.weight, rules)

    def _rule(self, path: Path, form: PreferForm | AvoidForm | RuleOutForm) -> Rule:
        verb: Verb
        options: list[str]
        strength: Strength | None
        otherwise = ""
        match form:
            case PreferForm():
                verb, options, strength, otherwise = "prefer", form.prefer, form.strength, form.otherwise
            case AvoidForm():
                verb, options, strength, otherwise = "avoid", form.avoid, form.strength, form.otherwise
            case RuleOutForm():
                verb, options, strength = "rule_out", form.rule_out, None
        return Rule(verb, tuple(options), self._when(path), strength, *self._reason(path, form), otherwise)

    def _warning(self, index: int, form: WarningForm) -> OptionWarning:
        path: Path = ("warnings", index)
        return OptionWarning(tuple(form.about), self._when(path), *self._reason(path, form))

    def _elsewhere(self, index: int, form: ElsewhereForm) -> Elsewhere:
        path: Path = ("elsewhere", index)
        return Elsewhere(form.look_at, self._when(path), *self._reason(path, form))

    def _when(self, path: Path) -> Condition:
        return self._conditions.get(path, ALWAYS)

    def _reason(self, path: Path, form: ReasonedForm) -> tuple[str, Citation, Place]:
        """The reason of what stands at a path, what it rests on, and where it stands."""
        return form.because, self._citation(form.source), self._document.place(path)

    def _citation(self, text: str) -> Citation:
        source, *at = text.split()
        return Citation(self._sources[source], " ".join(at))
