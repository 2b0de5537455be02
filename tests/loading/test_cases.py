"""Cases from every form of file, and every fault with its place."""

import json
from pathlib import Path

import pytest

from recommender.loading.cases import cases_of, load_cases, load_packaged_cases
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile

CASES = (
    Case("a", Profile({"language": "python"}, {"documentation": 1}), "fastapi", {"team": "web"}),
    Case("b", Profile({}), "express"),
)
AS_YAML = b"""
- id: a
  chose: fastapi
  answers: {language: python}
  weights: {documentation: 1}
  labels: {team: web}
  facts: [They write Python, 'A "quote"']
- {id: b, chose: express, answers: {}}
"""
AS_LINES = (
    b'{"id": "a", "chose": "fastapi", "answers": {"language": "python"}, "weights": {"documentation": 1}, '
    b'"labels": {"team": "web"}}\n\n{"id": "b", "chose": "express", "answers": {}}\n'
)
AS_TABLE = b"""id,chose,language,weights.documentation,labels.team
a,fastapi,python,1,web
,,,,
b,express,,,
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("c.yaml", AS_YAML),
        ("c.jsonl", AS_LINES),
        ("c.csv", AS_TABLE),
        ("c.csv", AS_TABLE.replace(b",", b";")),
        ("c.tsv", AS_TABLE.replace(b",", b"\t")),
        ("<stdin>", AS_TABLE),
        ("<stdin>", AS_LINES),
        ("c.txt", AS_TABLE.replace(b",", b";")),
        ("c.json", AS_LINES),
        ("C.CSV", b"\xef\xbb\xbf" + AS_TABLE.replace(b"\n", b"\r\n")),
        ("c.json", json.dumps([json.loads(line) for line in AS_LINES.split(b"\n") if line]).encode()),
    ],
)
def test_every_form_holds_the_same_cases(name: str, text: bytes, sample: Decision) -> None:
    assert cases_of(sample, text, name) == CASES


def test_cases_come_from_a_file(sample: Decision, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(AS_TABLE)
    assert load_cases(sample, tmp_path / "c.csv") == CASES


def faults(sample: Decision, text: str, name: str = "c.yaml") -> list[str]:
    with pytest.raises(InvalidFile) as invalid:
        cases_of(sample, text.encode(), name)
    return [str(finding) for finding in invalid.value.findings]


def test_every_fault_of_every_case_is_told_with_its_place(sample: Decision) -> None:
    text = """
- id: a
  chose: fastpi
  answers: {langage: python, api_docs: nobody}
- id: b
  answers: {}
  label: {team: web}
- {id: c, chose: express, answers: {}}
- {id: c, chose: express, answers: {}}
"""
    assert faults(sample, text) == [
        "c.yaml:3:10: no option is named 'fastpi'; did you mean 'fastapi'?",
        "c.yaml:4:13: no question is named 'langage'; did you mean 'language'?",
        "c.yaml:4:40: the question 'api_docs' has no answer 'nobody'; the answers are framework, ourselves, any",
        "c.yaml:5:3: the case has no 'chose'; add 'chose:'",
        "c.yaml:7:3: a case has no key 'label'; did you mean 'labels'?",
        "c.yaml:9:8: the case 'c' stands here twice (first on line 8); give each an id of its own",
    ]


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("c.yaml", "id: a", "c.yaml:1:1: a list of cases must stand here; begin each case with '- id: …'"),
        ("c.yaml", "[]", "c.yaml:1:1: there is no case; add one: an id, answers and what it chose"),
        ("c.yaml", "- 7", "c.yaml:1:3: a mapping must stand here; write 'key: value' lines under it"),
        ("c.csv", "id,chose\n", "c.csv:1:1: there is no case; add one: an id, answers and what it chose"),
        ("c.csv", "id,chose\na,express\n,express\n", "c.csv:3:1: the case has no 'id'; add 'id:'"),
        ("c.csv", "id,chose\na,expres", "c.csv:2:1: no option is named 'expres'; did you mean 'express'?"),
        (
            "c.csv",
            "id,chose,langage\na,express,python",
            "c.csv:1:1: no question is named 'langage'; did you mean 'language'? (or labels.…)",
        ),
        ("c.csv", "id,language\na,python\nb,python", "c.csv:1:1: the table has no column 'chose'; add it"),
        ("c.csv", "id,chose\na,FastAPI", "c.csv:2:1: no option is named 'FastAPI'; did you mean 'fastapi'?"),
        (
            "c.csv",
            "id,chose,language\n,fastapi,pyton",
            "c.csv:2:1: the question 'language' has no answer 'pyton'; did you mean 'python'?",
        ),
        (
            "c.jsonl",
            '{"id": "a", "chose": "no", "answers": {}}\n{',
            "c.jsonl:1:1: no option is named 'no'; the options are fastapi, express",
        ),
        ("c.csv", "id,chose,id\n", "c.csv:1:1: the column 'id' stands here twice; keep one of them"),
        (
            "c.csv",
            "id,chose\na,express,python",
            "c.csv:2:1: this row has 3 cells, the headings are 2; put texts with commas in double quotes",
        ),
        (
            "c.csv",
            'id,chose\n"a,express',
            "c.csv:2:1: this row cannot be read: unexpected end of data; check its quotes",
        ),
        (
            "c.csv",
            "id,chose,weights.language\na,express,9",
            "c.csv:2:1: '9' is too large; write a whole number from 0 to 5",
        ),
        ("c.jsonl", '{"id": "a"\n', "c.jsonl:1:11: this line is not JSON; write one JSON object a line"),
        (
            "c.jsonl",
            '\n{"id": "a", "id": "b"}',
            "c.jsonl:2:1: the key 'id' stands on this line twice; keep one of them",
        ),
        (
            "c.jsonl",
            '{"id": "a", "chose": "express", "answers": {"language": true}}',
            "c.jsonl:1:1: this is not text; write text, in double quotes if it looks like a number or true",
        ),
    ],
)
def test_a_fault_says_where_and_what_to_do(name: str, text: str, fault: str, sample: Decision) -> None:
    assert fault in faults(sample, text, name)


@pytest.mark.usefixtures("packaged_cases")
def test_choices_come_with_the_packaged_rules_and_no_others(packaged: Decision, sample: Decision) -> None:
    every = load_packaged_cases(packaged)
    assert {file: [case.id for case in cases] for file, cases in every.items()} == {
        "rules/cases.yaml": ["a", "b"],
        "rules/organisations.yaml": ["c"],
    }
    assert load_packaged_cases(sample) == {}
