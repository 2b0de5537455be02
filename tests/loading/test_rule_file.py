"""Rule files: what they become, and every fault at once."""

from pathlib import Path

import pytest

from recommender.loading.rules import decision_of
from recommender.model.condition import ALWAYS, All, AnyOf, Is, Not
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.place import Place

SAMPLE = (Path(__file__).parent.parent / "sample.yaml").read_text()


def _faults(old: str, new: str) -> list[str]:
    """What is said of the sample when a text in it is replaced."""
    assert old in SAMPLE
    with pytest.raises(InvalidFile) as caught:
        decision_of(SAMPLE.replace(old, new, 1).encode(), "f.yaml", taken=lambda: ["--format"])
    return [str(finding).partition(": ")[2] for finding in caught.value.findings]


def test_a_rule_file_becomes_a_decision(sample: Decision) -> None:
    assert sample.title == "Which framework should our next backend use?"
    assert list(sample.options) == ["fastapi", "express"]
    assert sample.questions["api_docs"].flag == "--api-docs"
    assert sample.questions["language"].neutral == "either"
    rule = sample.criteria["language"].rules[2]
    assert (rule.verb, rule.options, rule.points) == ("avoid", ("express",), -2)
    assert rule.when == All((Is("libraries", ("python",)), Not(Is("language", ("javascript", "typescript")))))
    assert str(rule.source) == "ours"
    assert rule.place == Place("sample.yaml", 47, 9)
    assert sample.criteria["documentation"].rules[1].when == AnyOf(
        (
            Is("api_docs", ("ourselves",)),
            All((Is("api_docs", ("any",)), Is("language", ("typescript",)))),
        )
    )
    assert sample.examples[1].expect == ("fastapi", "express")
    assert sample.digest.startswith("sha256:")


ALL_OF_IT = (
    SAMPLE.replace(
        "    neutral: none\n",
        "    neutral: none\n    kind: fact\n    usual: {none: 90, npm: 7, python: 3}\n    usual_source: article §2\n",
    )
    .replace(
        "        because: Node cannot import",
        "        strength: decisive\n        otherwise: run the models beside it\n        because: Node cannot import",
    )
    .replace("  - about: [fastapi, express]\n", "  - when: {language: python}\n")
    .replace("aspects:", "elsewhere:\n  - {look_at: Flask, because: it is small, source: ours}\n\naspects:")
)


def test_a_question_has_its_kind_and_its_usual_shares_in_the_order_of_its_answers(sample: Decision) -> None:
    question = decision_of(ALL_OF_IT.encode(), "f.yaml").questions["libraries"]
    assert (question.kind, question.usual, str(question.usual_source)) == ("fact", (3, 7, 90), "article §2")
    asked = sample.questions["libraries"]
    assert (asked.kind, asked.usual, asked.usual_source, asked.shares) == (None, (), None, (1, 1, 1))


def test_a_decisive_rule_is_six_points_and_says_what_it_takes_otherwise(sample: Decision) -> None:
    rule = decision_of(ALL_OF_IT.encode(), "f.yaml").criteria["language"].rules[2]
    assert (rule.points, rule.otherwise) == (-6, "run the models beside it")
    assert all(not rule.otherwise for _, rule in sample.rules())


def test_a_warning_about_no_option_is_a_remark() -> None:
    assert [warning.options for warning in decision_of(ALL_OF_IT.encode(), "f.yaml").warnings] == [("fastapi",), ()]


def test_what_lies_elsewhere_always_holds_without_a_condition(sample: Decision) -> None:
    (elsewhere,) = decision_of(ALL_OF_IT.encode(), "f.yaml").elsewhere
    assert (elsewhere.look_at, elsewhere.when, str(elsewhere.source)) == ("Flask", ALWAYS, "ours")
    assert elsewhere.place.line == ALL_OF_IT[: ALL_OF_IT.index("- {look_at")].count("\n") + 1
    assert sample.elsewhere == ()


def test_usual_shares_and_otherwise_are_faults_at_their_own_places() -> None:
    text = SAMPLE.replace("    neutral: none\n", "    neutral: none\n    usual: {python: 5, nmp: 5, none: 0}\n")
    text = text.replace("        strength: strong\n", "        strength: decisive\n", 1)
    with pytest.raises(InvalidFile) as caught:
        decision_of(text.encode(), "f.yaml")
    assert [(finding.place.line, finding.place.column) for finding in caught.value.findings] == [
        (23, 24),
        (23, 38),
        (38, 9),
    ]


def test_the_words_no_yes_on_off_can_be_answers() -> None:
    text = SAMPLE.replace(
        "{framework: The framework, ourselves: We will, any: No preference}", "{on: On, off: Off, yes: Yes, no: No}"
    )
    for old, new in (("framework", "on"), ("ourselves", "off"), ("any", "yes")):
        text = text.replace(f"api_docs: {old}", f"api_docs: {new}")
    text = text.replace("neutral: any\n", "neutral: no\n")
    decision = decision_of(text.encode(), "f.yaml")
    assert list(decision.questions["api_docs"].answers) == ["on", "off", "yes", "no"]


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("because: the Python", "becuase: the Python", ["a rule has no key 'becuase'; did you mean 'because'?"]),
        (
            "        source: article §7\n      - prefer: ex",
            "      - prefer: ex",
            ["the rule has no 'source'; add 'source:'"],
        ),
        ("- prefer: fastapi", "- perfer: fastapi", ["a rule has no key 'perfer'; did you mean 'prefer'?"]),
        ("- prefer: fastapi", "- strength: strong", None),
        ("{language: python}", "{langauge: python}", ["no question is named 'langauge'; did you mean 'language'?"]),
        (
            "{language: python}",
            "{language: pyton}",
            ["the question 'language' has no answer 'pyton'; did you mean 'python'?"],
        ),
        ("{language: python}", "{language: []}", ["this list of answers is empty; name at least one answer"]),
        ("{language: python}", "{language: {a: b}}", None),
        ("{language: python}", "{any: {language: python}}", None),
        (
            "{language: python}",
            "{}",
            ["this condition says nothing; write 'question: answer', or leave out 'when' for always"],
        ),
        ("prefer: fastapi", "prefer: fastpai", ["no option is named 'fastpai'; did you mean 'fastapi'?"]),
        ("prefer: fastapi", "prefer: [fastapi, fastapi]", ["an option is named twice; name each once"]),
        ("prefer: fastapi", "prefer: []", None),
        ("source: article §7", "source: artcle §7", ["no source is named 'artcle'; did you mean 'article'?"]),
        ("weight: 5", "weight: 6", ["'6' is too large; write a whole number from 0 to 5"]),
        ("weight: 5", "weight: -1", ["'-1' is too small; write a whole number from 0 to 5"]),
        (
            "weight: 5",
            "weight: true",
            ["'true' is not a whole number; write a whole number, without quotes or a point"],
        ),
        ("weight: 5", "weight: 2.5", ["'2.5' is not a whole number; write a whole number, without quotes or a point"]),
        ("    weight: 5\n", "", ["the criterion has no 'weight'; add 'weight:'"]),
        (
            "strength: strong",
            "strength: mighty",
            ["'mighty' is not a strength; write slight, clear (if left out), strong or decisive"],
        ),
        (
            "- rule_out: fastapi",
            "- rule_out: fastapi\n        strength: strong",
            ["rule_out has no strength: it removes the option whatever the score; remove the line"],
        ),
        (
            "- rule_out: fastapi",
            "- rule_out: fastapi\n        prefer: express",
            ["a rule has one verb; make rule_out: a rule of its own"],
        ),
        (
            "strength: strong",
            "strength: decisive",
            [
                "the rule is decisive and has no 'otherwise'; "
                "add 'otherwise:', what it takes to go the other way all the same"
            ],
        ),
        (
            "strength: strong",
            "strength: strong\n        otherwise: learn it",
            ["only a decisive rule has 'otherwise'; write 'strength: decisive', or remove the line"],
        ),
        (
            "strength: strong",
            "otherwise: learn it",
            ["only a decisive rule has 'otherwise'; write 'strength: decisive', or remove the line"],
        ),
        (
            "strength: strong",
            "strength: decisve\n        otherwise: learn it",
            ["'decisve' is not a strength; write slight, clear (if left out), strong or decisive"],
        ),
        (
            "strength: strong",
            "strength: decisive\n        othrwise: learn it",
            ["a rule has no key 'othrwise'; did you mean 'otherwise'?"],
        ),
        (
            "- rule_out: fastapi",
            "- rule_out: fastapi\n        otherwise: learn it",
            ["rule_out has no otherwise: nothing brings the option back; remove the line"],
        ),
        ("neutral: none", "neutral: nobody", None),
        (
            "neutral: none",
            "neutral: none\n    kind: fcat",
            ["'fcat' is not a kind of question; write fact or wish"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: {python: 5, nmp: 5, none: 90}",
            ["the question 'libraries' has no answer 'nmp'; did you mean 'npm'?"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: {python: 5}",
            ["the usual shares leave out 'npm' and 'none'; add a whole number of at least 1 for every answer"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: {}",
            [
                "the usual shares leave out 'python', 'npm' and 'none'; "
                "add a whole number of at least 1 for every answer"
            ],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: {python: 0, npm: 5, none: 95}",
            ["'0' is too small; write a whole number of at least 1, 1 for what hardly anybody answers"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: {python: 4.5, npm: 5, none: 95}",
            ["'4.5' is not a whole number; write a whole number, without quotes or a point"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: 7",
            ["a mapping must stand here; write 'key: value' lines under it"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual_source: ours",
            ["a source of usual shares stands here without any; add 'usual:', or remove the line"],
        ),
        (
            "neutral: none",
            "neutral: none\n    usual: {python: 5, npm: 5, none: 90}\n    usual_source: ous",
            ["no source is named 'ous'; did you mean 'ours'?"],
        ),
        ("  - about: [fastapi, express]\n", "  - about: []\n", ["'about' has too few entries; name at least one"]),
        (
            "aspects:",
            "elsewhere:\n  - {look_at: Flask, when: {langauge: python}, because: it is small, source: ous}\n\naspects:",
            [
                "no question is named 'langauge'; did you mean 'language'?",
                "no source is named 'ous'; did you mean 'ours'?",
            ],
        ),
        ("  runtime:\n    ask", "  format:\n    ask", None),
        ("  runtime:\n    ask", "  not:\n    ask", None),
        ("  fastapi: {name", "  tie: {name", None),
        ("  fastapi: {name", "  Fast-API: {name", None),
        ("reviewed: 2026-11-22", "reviewed: yesterday", ["'yesterday' is not a date; write YYYY-MM-DD"]),
        (
            "expect: [fastapi, express]",
            "expect: [fastapi, none]",
            ["'none' stands in a list; write 'expect: none', or a list of options"],
        ),
        (
            "{name: FastAPI, ",
            "{name: 7, ",
            ["this is not text; write text, in double quotes if it looks like a number or true"],
        ),
        ("{name: FastAPI, ", "{name: '', ", ["this text is empty; write it, or leave out the key"]),
        ("{name: FastAPI, ", "{name: , ", ["nothing stands here; write text, or leave out the key"]),
        ("decision: Which", "decison: Which", ["a rule file has no key 'decison'; did you mean 'decision'?"]),
        ("    source: article §3\n", "", ["the aspect has no 'source'; add 'source:'"]),
        ("fastapi: Built in", "flask: Built in", None),
        (
            "given: {language: typescript, ",
            "given: {lang: typescript, ",
            ["no question is named 'lang'; did you mean 'language'?"],
        ),
    ],
)
def test_a_fault_is_named_with_the_way_out(old: str, new: str, faults: list[str] | None) -> None:
    found = _faults(old, new)
    assert found
    assert all("; " in fault for fault in found)
    if faults is not None:
        assert found == faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  runtime:\n    ask", "  format:\n    ask", "'format' may not name a question: --format is a flag"),
        ("  runtime:\n    ask", "  not:\n    ask", "'not' may not name a question: conditions use the word"),
        ("  fastapi: {name", "  tie: {name", "'tie' may not name an option: outcomes and aspects use the word"),
        ("  fastapi: {name", "  Fast-API: {name", "'Fast-API' cannot be a name; write lower-case letters"),
        ("neutral: none", "neutral: nobody", "the question 'libraries' has no answer 'nobody'; the answers are python"),
        ("{language: python}", "{any: {language: python}}", "a list of conditions must stand under 'any'"),
        ("- prefer: fastapi", "- strength: strong", "the rule has no verb; begin it with prefer:, avoid: or rule_out:"),
        ("prefer: fastapi", "prefer: []", "'prefer' has too few entries; name at least one"),
        (
            "    fastapi: Built in",
            "    flask: Built in",
            "no option is named 'flask'; the options are fastapi, express",
        ),
        (
            "    fastapi: The last one added runs first\n",
            "",
            "this aspect says nothing of any option; add a line for one",
        ),
    ],
)
def test_a_fault_is_among_those_that_follow_from_it(old: str, new: str, fault: str) -> None:
    assert any(found.startswith(fault) for found in _faults(old, new)), _faults(old, new)


def test_a_criterion_without_rules_is_a_fault() -> None:
    start, end = SAMPLE.index("    rules:\n      - prefer: fastapi\n        when: {api_docs"), SAMPLE.index("warnings:")
    assert _faults(SAMPLE[start:end], "    rules: []\n\n") == [
        "'rules' has too few entries; write at least one rule, or remove the criterion"
    ]


def test_every_fault_is_reported_at_once_and_in_order() -> None:
    text = SAMPLE.replace("because: the Python", "becuase: the Python").replace("weight: 5", "weight: 9")
    text = text.replace("{libraries: npm}", "{libraris: npm}").replace("  docs: {", "  docs: {titel: x, ")
    with pytest.raises(InvalidFile) as caught:
        decision_of(text.encode(), "f.yaml")
    places = [finding.place for finding in caught.value.findings]
    assert len(places) == 4
    assert places == sorted(places)
    assert [place.line for place in places] == [11, 35, 40, 52]


def test_a_rule_without_because_still_has_its_words_checked() -> None:
    text = SAMPLE.replace("        because: the Python the team already runs carries straight over\n", "")
    text = text.replace(
        "prefer: fastapi\n        when: {language: python}", "prefer: fastpai\n        when: {language: pyton}"
    )
    with pytest.raises(InvalidFile) as caught:
        decision_of(text.encode(), "f.yaml")
    assert [finding.what for finding in caught.value.findings] == [
        "the rule has no 'because'",
        "no option is named 'fastpai'",
        "the question 'language' has no answer 'pyton'",
    ]


def test_a_missing_section_is_one_fault_and_not_one_for_every_word() -> None:
    text = "\n".join(
        line for line in SAMPLE.splitlines() if not line.startswith(("options:", "  fastapi: {", "  express: {"))
    )
    with pytest.raises(InvalidFile) as caught:
        decision_of(text.encode(), "f.yaml")
    assert [finding.what for finding in caught.value.findings] == ["the rule file has no 'options'"]


@pytest.mark.parametrize("text", ["[]", "word", "7", "- a\n- b", "~", "{}", "decision: x", "a: {b: [c, {d: e}]}"])
def test_yaml_that_is_no_rule_file_is_refused_with_findings(text: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        decision_of(text.encode(), "f.yaml")
    assert caught.value.findings


def test_a_criterion_without_a_name_has_its_key_in_words(sample: Decision) -> None:
    text = SAMPLE.replace("  documentation:\n", "  api_documentation:\n")
    assert decision_of(text.encode(), "f.yaml").criteria["api_documentation"].name == "api documentation"
    assert sample.criteria["language"].rules[0].source.at == "§7"


@pytest.mark.parametrize("space", [" ", "  ", "\\t", "\\u00a0", "\\n"])
def test_any_space_parts_a_source_from_the_place_in_it(space: str) -> None:
    decision = decision_of(SAMPLE.replace("source: article §7", f'source: "article{space}§7"').encode(), "f.yaml")
    assert str(decision.criteria["language"].rules[0].source) == "article §7"
