"""`recommender recommend`: profiles, formats, files, colour."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE

PYTHON = ("recommend", "--language", "python")


def test_json_is_one_document_and_its_command_gives_it_again(run: Run) -> None:
    result = run(*PYTHON, "--weight", "documentation=0", "--assume-neutral", "--format", "json")
    document = json.loads(result.stdout)
    assert document["leader"] == "fastapi"
    words = document["command"].split()[1:]
    assert json.loads(run(*words, "--format", "json").stdout) == document


def test_flags_win_over_the_profile_and_what_they_do_not_say_stays(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("answers: {language: javascript, libraries: npm}\nweights: {language: 1, documentation: 1}\n")
    result = run(
        "recommend", "--profile", str(file), "--language", "python", "--weight", "language=2", "--format", "json"
    )
    profile = json.loads(result.stdout)["profile"]
    assert profile["answers"] == {"language": "python", "libraries": "npm"}
    assert profile["weights"] == {"language": 2, "documentation": 1}


def test_a_profile_comes_from_standard_input(run: Run, process: Run) -> None:
    result = process("recommend", "--profile", "-", "--format", "json", stdin=b'{"answers": {"language": "python"}}')
    assert json.loads(result.stdout)["profile"]["answers"] == {"language": "python"}
    result = run("recommend", "--profile", "-", stdin=b"answers: {langage: python}")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode() == "<stdin>:1:11: no question is named 'langage'; did you mean 'language'?\n"


def test_faults_of_the_profile_and_of_the_flags_are_reported_together(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "team.yaml"
    file.write_text("answers: {langage: python}\n")
    result = run("recommend", "--profile", str(file), "--api-docs", "nobody")
    assert result.returncode == 2
    assert len(result.stderr.decode().splitlines()) == 2


def test_questions_of_another_rule_file_are_flags(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "one.yaml"
    text = """
        decision: Tabs or spaces?
        options: {tabs: {name: Tabs}, spaces: {name: Spaces}}
        sources: {ours: {title: Ours}}
        questions: {class: {ask: "Does the class decide?", answers: {yes: "Yes", no: "No"}}}
        criteria: {c: {weight: 1, rules: [{prefer: tabs, when: {class: yes}, because: it says so, source: ours}]}}
    """
    file.write_text(text)
    result = run("recommend", "--rules", str(file), "--class", "yes", "--format", "json")
    document = json.loads(result.stdout)
    assert document["outcome"] == "tabs"
    assert f"--rules {file} --class yes" in document["command"]
    assert run("recommend", "--rules", str(file), "--language", "python").returncode == 2
    assert (
        json.loads(run("recommend", "--rules", str(file), "--class", "no", "--format", "json").stdout)["outcome"]
        == "tie"
    )


def test_colour_is_for_terminals_and_for_those_who_ask(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert b"\x1b" not in run(*PYTHON).stdout
    assert b"\x1b[1m" in run(*PYTHON, "--color", "always").stdout
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert b"\x1b[1m" in run(*PYTHON).stdout
    assert b"\x1b" not in run(*PYTHON, "--color", "never").stdout
    assert b"\x1b" not in run(*PYTHON, "--format", "json").stdout
    run(*PYTHON, "--color", "always", "-o", str(tmp_path / "a.txt"))
    assert "\x1b" not in (tmp_path / "a.txt").read_text()
    monkeypatch.setenv("NO_COLOR", "1")
    assert b"\x1b" not in run(*PYTHON).stdout


def test_several_weights_are_given_with_several_flags(run: Run) -> None:
    result = run(*PYTHON, "--weight", "language=1", "--weight", "documentation=2", "--format", "json")
    assert json.loads(result.stdout)["profile"]["weights"] == {"language": 1, "documentation": 2}


@pytest.mark.parametrize(("terminal", "coloured"), [("xterm", True), ("dumb", False)])
def test_a_terminal_gets_colour_unless_it_is_dumb(terminal: str, coloured: bool) -> None:  # noqa: FBT001
    main, other = pty.openpty()
    env = {**os.environ, "TERM": terminal, "RECOMMENDER_RULES": str(SAMPLE)}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        env.pop(name, None)
    subprocess.run([sys.executable, "-m", "recommender", *PYTHON], stdout=other, env=env, check=True, timeout=60)
    os.close(other)
    printed = os.read(main, 65536)
    os.close(main)
    assert (b"\x1b[1m" in printed) == coloured


def test_explain_tells_more(run: Run) -> None:
    brief, full = run(*PYTHON).stdout, run(*PYTHON, "--explain").stdout
    assert b"Every option" in full
    assert b"Every option" not in brief


TOSS_UP, MODERATE = ("recommend",), (*PYTHON, "--api-docs", "any")
STRONG = (*PYTHON, "--libraries", "npm", "--api-docs", "framework", "--runtime", "anything")
CERTAIN = ("recommend", "--runtime", "only_node")


@pytest.mark.parametrize(
    ("words", "word", "passes"),
    [
        (TOSS_UP, "toss-up", 0),
        (MODERATE, "moderate", 1),
        (STRONG, "strong", 2),
        ((*PYTHON, "--assume-neutral"), "strong", 2),
        (CERTAIN, "certain", 3),
    ],
)
def test_a_gate_fails_below_its_word_and_the_answer_is_printed_all_the_same(
    words: tuple[str, ...], word: str, passes: int, run: Run
) -> None:
    assert json.loads(run(*words, "--format", "json").stdout)["confidence"]["word"] == word
    for position, required in enumerate(("moderate", "strong", "certain")):
        result = run(*words, "--require", required)
        assert result.stdout == run(*words).stdout
        if position < passes:
            assert (result.returncode, result.stderr) == (0, b"")
        else:
            assert result.returncode == 1
            assert result.stderr.decode() == f"recommender: the answer is {word}, and --require asks for {required}\n"


def test_a_gate_fails_when_no_option_fits(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "none.yaml"
    file.write_text(
        SAMPLE.read_text().replace("when: {runtime: only_python}", "when: {runtime: [only_node, only_python]}")
    )
    result = run("recommend", "--rules", str(file), "--runtime", "only_node", "--require", "moderate")
    assert (result.returncode, result.stderr) == (1, b"recommender: no option fits, and --require asks for moderate\n")


def test_an_unknown_gate_is_met_with_the_one_that_was_meant(run: Run) -> None:
    result = run(*PYTHON, "--require", "strnog")
    assert result.returncode == 2
    assert result.stderr.decode() == "--require: no word is named 'strnog'; did you mean 'strong'?\n"


def test_a_fixed_answer_is_kept_out_of_what_would_change_it(run: Run) -> None:
    def changed(*words: str) -> set[str]:
        document = json.loads(run(*STRONG, *words, "--format", "json").stdout)
        return {question for each in document["counterfactuals"] for change in each["changes"] for question in change}

    assert changed() == {"language", "runtime"}
    assert changed("--fixed", "language") == {"runtime"}
    assert changed("--fixed", "language", "--fixed", "runtime") == set()
    document = json.loads(run(*STRONG, "--fixed", "language", "--format", "json").stdout)
    assert document["command"].endswith("--fixed language")


def test_the_rules_may_come_through_a_pipe(process: Run) -> None:
    result = process(shell=f'"$1" -m recommender recommend --rules <(cat "{SAMPLE}") --language python --format json')
    assert json.loads(result.stdout)["leader"] == "fastapi"


def test_a_trace_lists_every_rule(run: Run) -> None:
    text = run("recommend", "--language", "python", "--trace").stdout.decode()
    assert "8 rules: holds 1, open 6, fails 1\n" in text
    assert "         since --language is python (javascript or typescript)\n" in text
    assert "         would hold with --language javascript\n" in text
    document = json.loads(run("recommend", "--language", "python", "--trace", "--format", "json").stdout)
    assert [each["state"] for each in document["trace"]].count("fails") == 1
    jsonschema.validate(document, json.loads(run("schema", "report").stdout))


def test_a_page_holds_no_trace(run: Run) -> None:
    result = run("recommend", "--trace", "--format", "html")
    assert (result.returncode, result.stdout) == (2, b"")
