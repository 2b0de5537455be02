"""The page that is sent round: what it holds, what it lets run, and that texts are text."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.page.render import render
from tests import hostile, rule_files
from tests.advised import advised


class Seen(HTMLParser):
    """The elements, attributes and texts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        inside = self.elements[-1][0] if self.elements else ""
        (self.scripts if inside in ("script", "style") else self.texts).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def page(packaged: Decision) -> str:
    return render(packaged, Profile())


def test_it_is_at_most_60_kilobytes(page: str) -> None:
    assert len(page.encode()) <= 60 * 1024


def test_only_its_own_script_and_style_may_run_and_nothing_is_asked_of_anyone(page: str) -> None:
    seen = Seen(page)
    (policy,) = [meta["content"] or "" for meta in seen.all("meta") if "http-equiv" in meta]
    style, script = page.split("<style>")[1].split("</style>", maxsplit=1)[0], page.split('<script type="module">')[1]
    hashes = [b64encode(sha256(part.encode()).digest()).decode() for part in (script.split("</script>")[0], style)]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; img-src data:"
    )
    for _, attributes in seen.elements:
        assert not {"src", "style", "onclick", "srcset"} & attributes.keys()
    assert {link["href"] for link in seen.all("link")} == {"data:,"}


def test_every_question_answer_criterion_and_reason_is_there(page: str, packaged: Decision) -> None:
    seen = Seen(page)
    text = " ".join(" ".join(seen.texts).split())
    answers = {(item["name"], item["value"]) for item in seen.all("input") if item.get("type") == "radio"}
    for question in packaged.questions.values():
        assert question.ask in text
        assert {(question.id, answer) for answer in ("", *question.answers)} <= answers
    for criterion in packaged.criteria:
        assert any(item.get("name") == f"weights.{criterion}" for item in seen.all("input"))
    said = [rule.because for _, rule in packaged.rules()]
    said += [*(warning.because for warning in packaged.warnings), *(look.because for look in packaged.elsewhere)]
    assert all(" ".join(because.split()) in text for because in said)
    assert {item["data-rule"] for item in seen.all("li") if "data-rule" in item} == set(map(str, range(len(said))))


def test_it_says_which_rules_it_holds_and_what_it_does_not_count(page: str, packaged: Decision) -> None:
    text = " ".join(" ".join(Seen(page).texts).split())
    assert packaged.digest in text
    assert "Not counted here" in text
    assert "recommender recheck" in text


def test_it_begins_with_a_profile(packaged: Decision) -> None:
    page = render(packaged, Profile({"language": "python"}, {"team": 3}))
    data = json.loads(re.findall(r'id="data">(.*?)</script>', page, re.DOTALL)[0])
    assert data["begin"] == {"language": "python", "weights.team": "3"}


def test_what_is_advised_is_said_under_its_conditions(sample: Decision) -> None:
    text = " ".join(" ".join(Seen(render(advised(sample), Profile())).texts).split())
    assert "What it takes to use FastAPI all the same run the packages in a second service, in Node.js" in text
    assert "Look at NestJS too, because it enforces a structure" in text
    assert "npm packages and a Python team hardly go together" in text


@pytest.mark.parametrize("text", [hostile.IN_HTML, hostile.IN_MARKDOWN, "x onload=alert(1) y", "javascript:alert(1)"])
def test_hostile_texts_come_out_as_text(text: str) -> None:
    raw = hostile.rule_file(text)
    raw["sources"] |= {"s": {"title": text, "url": "https://example.org/"}, "t": {"title": text}}
    raw["criteria"]["c"]["rules"][1]["source"] = f"t {text}"
    decision = rule_files.loaded(raw)
    first, second = decision.criteria["c"].rules
    evil = second.source._replace(source=second.source.source._replace(url="javascript:alert(1)"))
    criterion = decision.criteria["c"]._replace(rules=(first, second._replace(source=evil)))
    seen = Seen(render(replace(decision, criteria={"c": criterion}), Profile()))
    allowed = {"html", "head", "meta", "link", "title", "style", "body", "header", "h1", "h2", "p", "noscript", "main"}
    allowed |= {"form", "fieldset", "legend", "label", "input", "output", "section", "span", "div", "meter", "b", "i"}
    allowed |= {"button", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li", "a", "pre", "footer"}
    assert {tag for tag, _ in seen.elements} <= allowed | {"code", "script"}
    assert len(seen.all("script")) == 2
    assert not any(name.startswith("on") for _, attributes in seen.elements for name in attributes)
    assert all((link.get("href") or "https:").startswith("https:") for link in seen.all("a"))


def test_what_is_ruled_out_and_what_it_would_take_are_told_apart_from_the_rest() -> None:
    """The style hides lists without an item in sight, and ways to an option that is ruled out, by these classes."""
    raw = hostile.rule_file("text")
    (first, barring) = raw["criteria"]["c"]["rules"]
    raw["criteria"]["c"]["rules"] = [{**first, "strength": "decisive", "otherwise": "do it by hand"}, barring]
    page = render(rule_files.loaded(raw), Profile())
    classes = [(item["class"] or "").split() for item in Seen(page).all("section") if "class" in item]
    assert all(names[0] == "list" for names in classes)
    assert [names[1] for names in classes if len(names) > 1] == ["out1", "way1", "way2"]
    for at in range(3):
        assert f":has(.out{at} li:not([hidden])) .way{at} {{ display: none; }}" in page
