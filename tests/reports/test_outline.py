"""The outline: what is said and in which order, what is cut; and every format lays out a part that is new to it."""

from collections.abc import Iterator

import pytest

from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports import outline as module
from recommender.reports.formats import FORMATS
from recommender.reports.outline import Outline, Part, Point, outline, parts
from recommender.reports.style import Style
from recommender.tui.argument_panel import argument_lines
from tests.advised import advised

PROFILE = Profile({"language": "python", "libraries": "npm"})
NEW = Part("fairness", "How it was for others", ("Others <chose> alike.",))


def said(decision: Decision, profile: Profile = PROFILE, *, brief: bool = True) -> Outline:
    return outline(recommend(decision, profile), brief=brief)


@pytest.fixture
def with_a_new_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if an analysis had been added to the outline, and nowhere else."""
    known = module._parts

    def more(ranking: Ranking, analysed: Recommendation | None, *, brief: bool) -> Iterator[Part]:
        yield from known(ranking, analysed, brief=brief)
        yield NEW

    monkeypatch.setattr(module, "_parts", more)


def test_the_parts_come_in_their_order(sample: Decision) -> None:
    assert [part.name for part in said(sample).parts] == ["for", "against", "change", "next", "know"]


def test_advice_has_parts_of_its_own(sample: Decision) -> None:
    names = [part.name for part in said(advised(sample)).parts]
    assert names == ["remarks", "for", "against", "otherwise", "change", "elsewhere", "next", "know"]


def test_before_anything_is_answered_nothing_is_advised(sample: Decision) -> None:
    assert [part.name for part in said(advised(sample), Profile()).parts] == ["next"]


def test_everything_tells_what_is_asked_and_what_binds(sample: Decision) -> None:
    names = [part.name for part in said(advised(sample), brief=False).details]
    assert names == ["options", "weights", "open", "questions", "decisive", "answers"]


def test_a_part_without_items_is_not_told(sample: Decision) -> None:
    assert "against" not in [part.name for part in said(sample, Profile({"language": "python"})).parts]
    assert said(sample, Profile({"language": "python"})).part("against").items == ()


def test_a_ranking_alone_has_no_analyses(sample: Decision) -> None:
    names = [part.name for part in parts(rank(sample, PROFILE), None, brief=True)]
    assert names == ["for", "against", "know"]


def test_the_details_are_told_only_with_everything(sample: Decision) -> None:
    assert said(sample).details == ()
    assert [part.name for part in said(sample, brief=False).details] == ["options", "weights", "open", "answers"]


def test_what_is_cut_is_counted() -> None:
    part = Part("p", "Heading", ("a", "b", "c")).first(1)
    assert (part.items, part.more) == (("a",), 2)
    assert part.first(5) == part


def test_a_part_cut_to_nothing_goes(sample: Decision) -> None:
    names = [part.name for part in said(sample).cut({"know": 0}).parts]
    assert names == ["for", "against", "change", "next"]


def test_what_has_no_limit_of_its_own_may_have_a_common_one(sample: Decision) -> None:
    whole = outline(recommend(sample, Profile({"language": "python"})), brief=True)
    assert [len(part.items) for part in whole.cut({}, otherwise=1).parts] == [1] * len(whole.parts)
    assert whole.cut({}) == whole


def test_an_argument_names_whom_it_is_about(sample: Decision) -> None:
    (point,) = said(sample).part("know").items
    assert isinstance(point, Point)
    assert point.names == "FastAPI and Express"
    assert not point.points


@pytest.mark.usefixtures("with_a_new_part")
@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("format", ["text", "markdown", "adr", "html"])
def test_every_format_lays_out_a_part_it_has_never_heard_of(format: str, explain: bool, sample: Decision) -> None:  # noqa: FBT001
    text = FORMATS[format].render(recommend(sample, PROFILE), Style(explain=explain))
    assert NEW.heading in text
    assert "chose" in text
    assert ("<chose>" in text) == (format == "text")


@pytest.mark.usefixtures("with_a_new_part")
def test_the_interview_lays_it_out_too(sample: Decision) -> None:
    result = recommend(sample, PROFILE)
    lines = [line.text for line in argument_lines(result, result, 60)]
    assert lines[lines.index(NEW.heading) + 1] == "  Others <chose> alike."


def test_before_anything_is_answered_there_is_no_warning(sample: Decision) -> None:
    def names(profile: Profile) -> set[str]:
        return {part.name for part in outline(recommend(sample, profile), brief=False).parts}

    assert "know" not in names(Profile())
    assert "know" in names(Profile({"language": "python"}))


def test_what_it_takes_is_told_with_its_need_where_no_reason_in_sight_tells_it(sample: Decision) -> None:
    whole = said(advised(sample))
    for limits, need in (({}, ""), ({"for": 0}, " (for Express: the packages run in its own process)")):
        (item,) = whole.cut(limits).part("otherwise").items
        assert isinstance(item, Point)
        assert item.text == f"To use FastAPI all the same: run the packages in a second service, in Node.js{need}"
