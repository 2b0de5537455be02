"""The wheel carries what the tree has, and works without the tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return file


def test_the_wheel_holds_the_package_and_the_rules_and_nothing_else(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {str(file.relative_to(ROOT)) for file in _files(ROOT / "recommender")}
    rules = {f"recommender/{file.relative_to(ROOT)}" for file in _files(ROOT / "rules")}
    assert packed == package | rules
    assert "recommender/py.typed" in packed


def test_the_packaged_rules_and_choices_are_found_in_an_installed_package(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    env.pop("RECOMMENDER_RULES", None)
    program = "\n".join(
        [
            "import recommender",
            "from recommender.loading.cases import PACKAGED_CASES",
            "from recommender.loading.rules import packaged_file",
            "print(recommender.__file__, recommender.load().file, *map(packaged_file, PACKAGED_CASES))",
        ]
    )
    output = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=env, check=True, capture_output=True
    ).stdout.decode()
    package = tmp_path / "recommender"
    assert output.split() == [
        str(package / "__init__.py"),
        "rules/backend-framework.yaml",
        *(str(package / "rules" / name) for name in ("cases.yaml", "organisations.yaml")),
    ]


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
