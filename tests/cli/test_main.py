"""Exit codes, streams and what is said of a command line that is wrong."""

from pathlib import Path

import pytest

from recommender.cli import main as main_module
from recommender.cli.app import COMMANDS
from tests.cli.conftest import Run
from tests.examples import seldom


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_help_names_the_commands_and_the_exit_codes(words: tuple[str, ...], run: Run) -> None:
    result = run(*words)
    assert result.returncode == 0
    text = result.stdout.decode()
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert "Exit codes: 0 answered" in text
    assert "..." not in text.replace("[ARGS]...", "")


def test_the_version_is_one_line(run: Run) -> None:
    result = run("--version")
    assert result.stdout.decode().split() == ["recommender", "0.1.0"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("recomend",), "recommender: no command is named 'recomend'; did you mean 'recommend'?"),
        (
            ("recommend", "--langauge", "python"),
            "recommender: no flag is named '--langauge'; did you mean '--language'?",
        ),
        (("recommend", "--lang", "python"), "recommender: no flag is named '--lang'; did you mean '--language'?"),
        (("recommend", "--language", "pyton"), "--language: no answer is named 'pyton'; did you mean 'python'?"),
        (
            ("recommend", "--language", "cobol"),
            "--language: no answer is named 'cobol'; the answers are python, javascript,",
        ),
        (("recommend", "--language="), "--language: no answer is named ''; the answers are"),
        (("recommend", "--language"), "requires an argument; see recommender recommend --help"),
        (("--language", "python"), "'--language' stands before a command; write recommender recommend --language"),
        (("recommend", "--language", "python,typescript"), "is more than one answer; give one (either if you have no"),
        (("recommend", "--rules", "-"), "--rules: standard input is for --profile; name a file"),
        (("check", "--fromat"), "recommender: no flag is named '--fromat'; did you mean '--format'?"),
        (("recommend", "--language", "python", "--language", "python"), "--language is given twice; give it once"),
        (("recommend", "--explain", "--explain"), "--explain is given twice; give it once"),
        (("recommend", "--format", "jsn"), "--format: no format is named 'jsn'; did you mean 'json'?"),
        (
            ("recommend", "--color", "red"),
            "--color: no colour mode is named 'red'; the colour modes are auto, always, never",
        ),
        (("recommend", "--weight", "language"), "--weight: '' is not a weight; write language=N"),
        (("recommend", "--weight", "language=7"), "--weight: '7' is not a weight"),
        (
            ("recommend", "--profile", "/nowhere.yaml"),
            "/nowhere.yaml: the file cannot be read: no such file or directory",
        ),
        (("recommend", "--profile", ""), "'': the file cannot be read: no such file or directory"),
        (("recommend", "-o", ""), "-o: no file is named; name one"),
        (
            ("recommend", "extra"),
            "nothing is expected where 'extra' stands; flags begin with --, see",
        ),
        (("schema", "rule"), "schema: no schema is named 'rule'; did you mean 'rules'?"),
        (("schema",), "Missing argument"),
        (("completion", "tcsh"), "completion: no shell is named 'tcsh'"),
        (("questions", "--format", "markdown"), "--format: no format is named 'markdown'; the formats are text, json"),
        (("recommend", "--\x1b[31m"), r"no flag is named '--\x1b[31m'"),
    ],
)
def test_a_wrong_command_line_exits_2_and_says_what_was_meant(words: tuple[str, ...], said: str, run: Run) -> None:
    result = run(*words)
    assert result.returncode == 2
    assert result.stdout == b""
    assert said in result.stderr.decode()
    assert b"Traceback" not in result.stderr
    assert b"\x1b" not in result.stderr


def test_flags_and_equal_signs_are_the_same(run: Run) -> None:
    assert run("recommend", "--language", "python").stdout == run("recommend", "--language=python").stdout


@pytest.mark.parametrize("text", ["", "decision: [", "decision: x", "\xff", "a: &a [*a]"])
@pytest.mark.parametrize("command", ["recommend", "compare", "questions"])
def test_a_broken_rule_file_exits_3_with_its_places(text: str, command: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "broken.yaml"
    file.write_bytes(text.encode("latin-1"))
    result = run(command, "--rules", str(file))
    assert result.returncode == 3
    assert result.stdout == b""
    lines = result.stderr.decode().splitlines()
    assert lines
    assert all(line.startswith(f"{file}:") for line in lines)


def test_help_works_with_a_broken_rule_file_and_says_so(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("decision: [")
    result = run("recommend", "--rules", str(file), "--help")
    assert result.returncode == 0
    text = " ".join(result.stdout.decode().split())
    assert "--assume-neutral" in text
    assert "The rule file cannot be read, so its question flags are missing here." in text


def test_the_rule_file_is_found_up_to_a_double_dash(tmp_path: Path, run: Run) -> None:
    missing = str(tmp_path / "missing.yaml")
    assert run("questions", f"--rules={missing}").returncode == 3
    assert run("questions", "--", "--rules", missing).returncode == 2


def test_columns_cut_no_flag_name(process: Run) -> None:
    text = process("recommend", "--help", env={"COLUMNS": "40"}).stdout.decode()
    for flag in ("--language", "--libraries", "--api-docs", "--runtime", "--assume-neutral", "--explain"):
        assert f"  {flag}" in text


@pytest.mark.parametrize(
    ("redirect", "code", "said"),
    [
        (">/dev/full", 4, "recommender: the output cannot be written: no space left on device\n"),
        (">&-", 4, "recommender: standard output is closed\n"),
        ("| head -c1 >/dev/null; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "recommend --language python",
        seldom("questions --format json"),
        seldom("schema rules"),
    ],
)
def test_output_that_cannot_be_written_is_one_line(
    words: str, redirect: str, code: int, said: str, process: Run
) -> None:
    result = process(shell=f'"$1" -m recommender {words} {redirect}')
    assert (result.returncode, result.stderr.decode()) == (code, said)


@pytest.mark.parametrize("redirect", [">/dev/full", seldom("| head -c1 >/dev/null; exit 0")])
def test_help_that_cannot_be_written_has_no_traceback(redirect: str, process: Run) -> None:
    result = process(shell=f'"$1" -m recommender recommend --help {redirect}')
    assert result.returncode == (4 if "full" in redirect else 0)
    assert len(result.stderr.splitlines()) == result.returncode // 4


def test_the_same_input_gives_the_same_bytes(process: Run) -> None:
    words = ("recommend", "--language", "python", "--explain")
    base = process(*words)
    for env in (
        {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "COLUMNS": "40", "LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    ):
        assert process(*words, env=env).stdout == base.stdout
    assert b"\x1b" not in base.stdout


def test_an_internal_error_is_one_line_with_its_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(main_module, "build", broken)
    result = run("questions")
    assert result.returncode == 4
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("recommender: internal error: KeyError: 'x' at ")


def test_an_interrupt_exits_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module, "build", interrupted)
    assert run("questions").returncode == 130


def test_a_scripted_query_loads_nothing_heavy(process: Run, tmp_path: Path) -> None:
    program = (
        "import sys; from recommender.cli.main import main; "
        "main(['recommend', '--language', 'python', '--format', 'json']); "
        "heavy = {'jinja2', 'jsonschema', 'pydantic', 'pydantic_core', 'rich', 'textual', 'yaml'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    first, second = (process(shell=f'"$1" -c "{program}"', env={"XDG_CACHE_HOME": str(tmp_path)}) for _ in range(2))
    assert first.stderr.decode().strip() == "['pydantic', 'pydantic_core', 'yaml']"
    assert second.stderr.decode().strip() == "[]"
    assert first.stdout == second.stdout
