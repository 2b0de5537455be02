"""What `import recommender` offers, and what it costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import recommender


def test_the_example_in_the_docstring_works() -> None:
    result = recommender.recommend(recommender.load(), recommender.Profile(answers={"language": "python"}))
    assert result.leader is not None
    assert result.leader.id == "fastapi"


def test_every_name_is_there_and_no_other() -> None:
    for name in recommender.__all__:
        assert getattr(recommender, name) is not None
    with pytest.raises(AttributeError, match="module 'recommender' has no attribute 'nonsense'"):
        recommender.nonsense  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    program = "import sys, recommender; print([name for name in sys.modules if name.startswith('recommender.')])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout == b"[]\n"


def test_nothing_inside_imports_the_public_face() -> None:
    for file in Path(recommender.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert node.module != "recommender", file
            if isinstance(node, ast.Import):
                assert "recommender" not in [alias.name for alias in node.names], file
