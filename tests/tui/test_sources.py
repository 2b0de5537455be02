"""Addresses of sources: which, how they are shown, opened and copied."""

import webbrowser

import pytest
from textual.pilot import Pilot

from recommender.model.decision import Citation, Decision, Source
from recommender.model.place import Place
from recommender.tui.app import Interview
from recommender.tui.sources import cited
from tests.tui.playing import after, begun, play, press

PLACE = Place("small.yaml", 1, 1)


def citation(url: str, at: str) -> Citation:
    return Citation(Source("s", "A source", url, PLACE), at)


def test_a_citation_is_a_link_over_however_many_lines_it_takes() -> None:
    lines = list(cited("it is so", citation("https://example.org", "chapter one of two"), 16, first="* ", rest="  "))
    linked = [line.text[span.start : span.end] for line in lines for span in line.spans]
    assert "".join(linked).replace(" ", "") == "[schapteroneoftwo]"
    assert {span.link for line in lines for span in line.spans} == {"https://example.org"}
    assert not any(line.spans for line in cited("it is so", citation("", "§7"), 40))


class Seen(Interview):
    """Notes what would be opened in a browser."""

    opened: str = ""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:  # noqa: ARG002
        self.opened = url


def opened(decision: Decision, browser: object, monkeypatch: pytest.MonkeyPatch, *keys: str) -> Seen:
    def get() -> object:
        if isinstance(browser, Exception):
            raise browser
        return browser

    monkeypatch.setattr(webbrowser, "get", get)
    app = Seen(decision, begun(decision, api_docs="framework").profile)
    after(app, *keys)
    return app


def test_enter_opens_a_source_and_y_copies_its_address(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = webbrowser.BackgroundBrowser("firefox")
    assert opened(sample, beside, monkeypatch, "l", "enter").opened == "https://example.org/docs"
    app = opened(sample, beside, monkeypatch, "l", "y")
    assert (app.opened, app.clipboard) == ("", "https://example.org/docs")


@pytest.mark.parametrize("browser", [webbrowser.GenericBrowser("w3m"), webbrowser.Error("none")])
def test_without_a_browser_beside_the_terminal_the_address_is_copied(
    sample: Decision, monkeypatch: pytest.MonkeyPatch, browser: object
) -> None:
    app = opened(sample, browser, monkeypatch, "l", "o")
    assert (app.opened, app.clipboard) == ("", "https://example.org/docs")


def test_what_has_no_address_is_said_so(sample: Decision) -> None:
    app = begun(sample, language="python")
    shown = after(app, "l", "y")
    assert "no address on the web" in shown
    assert "It has no address on the web." in shown
    assert app.clipboard == ""


def test_a_citation_on_the_screen_is_a_link_for_the_terminal(sample: Decision) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot)
        segments = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        linked = [(part, style.link) for part, style, _ in segments if style is not None and style.link]
        assert "".join(part for part, _ in linked).replace(" ", "").startswith("[docsopenapi]")
        assert {where for _, where in linked} == {"https://example.org/docs"}

    play(begun(sample, api_docs="framework"), script)
