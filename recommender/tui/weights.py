"""The weights of the criteria, 0 to 5, to turn and see what comes of it."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from recommender.model.decision import WEIGHTS, Criterion, Decision
from recommender.tui.styled_lines import Line, Lines
from recommender.words import cut, visible

_MOST = WEIGHTS.stop - 1


class Weights(Lines, can_focus=True):
    """Shows the weights; says what they are to be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("left,minus", "turn(-1)", "Turn", show=True, key_display="← →"),
        Binding("right,plus", "turn(1)", "More", show=False),
        Binding("backspace,delete", "reset", "As in the rule file", show=False),
    ]

    class Weighed(Message):
        """A criterion is to have another weight."""

        def __init__(self, criterion: Criterion, weight: int) -> None:
            super().__init__()
            self.criterion = criterion
            self.weight = weight

    def __init__(self, decision: Decision, *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._criteria = tuple(decision.criteria.values())
        self._weights: Mapping[str, int] = {criterion.id: criterion.weight for criterion in self._criteria}
        self._cursor = 0

    def update(self, own: Mapping[str, int]) -> None:
        """Show the weights: a team's own, and the rule file's where it has none."""
        weights = {criterion.id: own.get(criterion.id, criterion.weight) for criterion in self._criteria}
        if weights != self._weights:
            self._weights = weights
            self._paint()

    def action_move(self, step: int) -> None:
        """To the criterion above or below."""
        self._cursor = max(0, min(len(self._criteria) - 1, self._cursor + step))
        self._paint()

    def action_turn(self, step: int) -> None:
        """One less or one more; how far weights go is up to whoever keeps them."""
        criterion = self._criteria[self._cursor]
        self._weigh(self._weights[criterion.id] + step)

    def action_reset(self) -> None:
        """The weight that the rule file gives."""
        self._weigh(self._criteria[self._cursor].weight)

    def on_key(self, event: events.Key) -> None:
        """A digit sets the weight."""
        if event.key in "012345":
            event.stop()
            self._weigh(int(event.key))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a criterion; on its scale, the weight too."""
        position = event.y + self.scroll_offset.y
        index, line = divmod(position, 2)
        if index >= len(self._criteria):
            return
        self._cursor = index
        weight = (event.x - 4) // 2
        if line and 0 <= weight <= _MOST:
            self._weigh(weight)
        self._paint()

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self._paint()

    def _weigh(self, weight: int) -> None:
        self.post_message(self.Weighed(self._criteria[self._cursor], weight))

    def _paint(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        lines = []
        for index, criterion in enumerate(self._criteria):
            weight = self._weights[criterion.id]
            here = index == self._cursor
            scale = " ".join("●" if step == weight else str(step) for step in WEIGHTS)
            own = f"  rule file: {criterion.weight}" if weight != criterion.weight else ""
            name = f"{'>' if here else ' '} {weight}  {visible(criterion.name)}"
            lines.append(Line(cut(name, width), "cursor" if here else ""))
            lines.append(Line(cut(f"    {scale}{own}", width), "given" if own else "muted"))
        self.show(lines)
        top, height = 2 * self._cursor, self.scrollable_content_region.height
        if not self.scroll_offset.y <= top <= self.scroll_offset.y + height - 2:
            self.scroll_to(y=max(0, top - height + 2) if top > self.scroll_offset.y else top, animate=False)
