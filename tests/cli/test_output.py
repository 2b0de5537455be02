"""Where output goes."""

import fcntl
import os
import pty
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from recommender.cli.exits import ExitCode, Stop
from recommender.cli.output import check_target, say, style, write, write_file, write_in_folder


def _stopped(what: pytest.ExceptionInfo[Stop]) -> tuple[ExitCode, str]:
    return what.value.code, "\n".join(what.value.lines)


# Streams


def test_text_is_utf_8_and_what_has_none_is_escaped(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write("é \ud800\n")
    assert capsysbinary.readouterr().out == b"\xc3\xa9 \\ud800\n"


def test_a_remark_is_one_harmless_line_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[31m")
    assert capsys.readouterr() == ("", "a\\x1b[31m\n")


def test_closed_streams_are_an_error_of_output_and_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    say("nobody hears it")
    with pytest.raises(Stop) as stop:
        write("text")
    assert _stopped(stop) == (ExitCode.INTERNAL, "recommender: standard output is closed")


# Layout


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    """A terminal to write to, with an environment that says nothing of colour."""
    outside, inside = pty.openpty()
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(inside, "w") as stream:
        yield stream
    os.close(outside)


@pytest.mark.parametrize(("columns", "width"), [(20, 40), (40, 40), (63, 63), (80, 80), (200, 80), (0, 80)])
def test_a_terminal_has_its_width_from_40_to_80(
    columns: int, width: int, terminal: TextIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    fcntl.ioctl(terminal.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    assert style("auto", explain=False, to_file=False).width == width
    assert style("auto", explain=False, to_file=True).width == 80


def test_what_is_no_terminal_has_80_columns_whatever_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert style("auto", explain=False, to_file=False).width == 80


@pytest.mark.parametrize(
    ("mode", "environment", "coloured"),
    [
        ("auto", {}, True),
        ("auto", {"TERM": "dumb"}, False),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"NO_COLOR": ""}, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_gets_colour_unless_somebody_says_no(
    mode: str,
    environment: dict[str, str],
    coloured: bool,  # noqa: FBT001
    terminal: TextIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert style(mode, explain=False, to_file=False).colour == coloured
    assert not style(mode, explain=False, to_file=True).colour


# Files


@pytest.mark.parametrize("name", ["", ".", "old", "dangling"])
def test_a_target_that_may_not_be_written_stops_before_any_work(name: str, tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    (tmp_path / "dangling").symlink_to("nowhere")
    with pytest.raises(Stop) as stop:
        check_target(str(tmp_path / name) if name else "", force=False)
    code, said = _stopped(stop)
    assert (code, said.partition(": ")[0]) == (ExitCode.USAGE, "-o")


def test_a_new_file_or_a_forced_one_may_be_written(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    check_target(str(tmp_path / "new"), force=False)
    check_target(str(tmp_path / "old"), force=True)


def test_a_place_that_cannot_be_written_to_is_usage_and_a_full_disk_is_not(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        write_file(str(tmp_path / "no" / "a.txt"), "text", force=False)
    assert _stopped(stop) == (
        ExitCode.USAGE,
        f"-o: {tmp_path}/no/a.txt cannot be written: no such file or directory; name another file",
    )
    with pytest.raises(Stop) as stop:
        write_file("/dev/full", "text", force=True)
    assert _stopped(stop) == (
        ExitCode.INTERNAL,
        "-o: /dev/full cannot be written: no space left on device; name another file",
    )


def test_a_file_that_came_about_in_the_meantime_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("somebody was faster")
    with pytest.raises(Stop) as stop:
        write_file(str(tmp_path / "new"), "text", force=False)
    assert _stopped(stop)[1].endswith("exists; add --force to replace it, or name another file")
    assert (tmp_path / "new").read_text() == "somebody was faster"


def test_a_text_for_a_folder_is_told_its_number(tmp_path: Path) -> None:
    file = write_in_folder(str(tmp_path), "use-it", lambda number: f"# {number}. \ud800")
    assert Path(file).read_bytes() == b"# 1. \\ud800"
    with pytest.raises(Stop) as stop:
        write_in_folder(str(tmp_path / "no"), "use-it", str)
    assert _stopped(stop)[1].endswith("no such file or directory; name another folder, or make this one")
