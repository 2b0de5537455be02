"""`recommender chart`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import SAMPLE

ROOT = Path(__file__).parent.parent.parent


def test_without_a_file_it_is_mermaid_on_standard_output(run: Run) -> None:
    result = run("chart")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b'---\ntitle: "')
    assert b"\nflowchart TD\n" in result.stdout
    assert run("chart", "-o", "-").stdout == result.stdout


@pytest.mark.parametrize(("name", "begins"), [("c.svg", b"<!-- "), ("c.MMD", b"---\n"), ("c.md", b"<!-- ")])
def test_the_suffix_says_what_is_drawn_and_the_file_holds_until_the_rules_change(
    name: str, begins: bytes, run: Run, tmp_path: Path
) -> None:
    file, rules = tmp_path / name, tmp_path / "rules.yaml"
    rules.write_bytes(SAMPLE.read_bytes())
    assert run("chart", "--questions", "2", "-o", str(file), rules=rules).returncode == 0
    assert file.read_bytes().startswith(begins)
    result = run("chart", "--check", str(file), rules=rules)
    assert (result.returncode, result.stdout) == (0, f"{file}: up to date\n".encode())
    rules.write_bytes(SAMPLE.read_bytes() + b"\n")
    result = run("chart", "--check", str(file), "--rules", str(rules))
    again = f"recommender chart --questions 2 -o {file} --force --rules {rules}"
    assert result.returncode == 1
    assert result.stdout == f"{file}: stale, the rules have changed; draw it again: {again}\n".encode()


def test_a_chart_that_was_changed_by_hand_is_stale(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "c.mmd"
    run("chart", "-o", str(file))
    file.write_bytes(file.read_bytes().replace(b"FastAPI", b"Flask"))
    result = run("chart", "--check", str(file))
    assert result.returncode == 1
    assert b"stale, it would be drawn otherwise today; draw it again: recommender chart --questions 3" in result.stdout


@pytest.mark.parametrize("text", ["", "flowchart TD", "%% recommender chart, questions: 9, rules: sha256:" + "0" * 64])
def test_what_is_no_chart_of_ours_is_said_so(text: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "c.mmd"
    file.write_text(text)
    result = run("chart", "--check", str(file))
    assert result.returncode == 2
    assert result.stderr.endswith(b" is no chart of ours; name one that recommender chart drew\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--questions", "7"], "--questions: no chart has '7' questions; give a whole number from 2 to 6"),
        (["--questions", "1"], "--questions: no chart has '1' questions; give a whole number from 2 to 6"),
        (["--questions", "two"], "--questions: no chart has 'two' questions; give a whole number from 2 to 6"),
        (["-o", "c.svgz"], "-o: no chart is drawn as '.svgz'; did you mean '.svg'?"),
        (["-o", "c.png"], "-o: no chart is drawn as '.png'; the suffixes are .svg, .mmd, .md"),
        (["-o", "c"], "-o: 'c' has no suffix; the suffixes are .svg, .mmd, .md"),
        (
            ["--check", "none.svg"],
            "--check: none.svg cannot be read: no such file or directory; check its path and rights",
        ),
        (
            ["--check", "c.svg", "--questions", "3"],
            "--check: the file says how it was drawn; leave the other flags out",
        ),
    ],
)
def test_a_mistake_is_met_in_one_line(words: list[str], said: str, run: Run) -> None:
    result = run("chart", *words)
    assert (result.returncode, result.stdout, result.stderr.decode()) == (2, b"", said + "\n")


def test_a_file_is_replaced_by_force_only(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "c.svg"
    file.write_text("mine")
    assert run("chart", "-o", str(file)).returncode == 2
    assert file.read_text() == "mine"
    assert run("chart", "-o", str(file), "--force").returncode == 0


def test_the_picture_in_the_readme_is_that_of_the_packaged_rules(run: Run) -> None:
    assert "(docs/chart.svg)" in (ROOT / "README.md").read_text()
    result = run("chart", "--check", str(ROOT / "docs" / "chart.svg"), rules=None)
    assert result.returncode == 0, result.stdout.decode()
