"""The keys on the last line: as many as there is room for, and always how to get help and how to leave."""

from itertools import accumulate

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Footer

from recommender.words import cells

_ALWAYS = 2
"""How many of the last keys stay, however little room there is."""


class Keys(Footer):
    """Textual's footer without the keys that would be cut; those after them, but the last two, matter less."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    def compose(self) -> ComposeResult:
        """The keys that fit."""
        keys = list(super().compose())
        widths = self._widths()
        room = self.size.width + 1 - sum(widths[-_ALWAYS:])  # the gap behind the last one may be cut
        fitting = sum(end <= room for end in accumulate(widths[:-_ALWAYS]))
        yield from (*keys[:fitting], *keys[-_ALWAYS:])

    def on_resize(self) -> None:
        """Choose anew for another width."""
        self.call_after_refresh(self.recompose)

    def _widths(self) -> list[int]:
        """How many columns each key takes with its name and the gaps behind both, in order."""
        shown: dict[str, Binding] = {}
        for _, binding, *_ in self.screen.active_bindings.values():
            if binding.show:
                shown.setdefault(binding.action, binding)
        return [cells(self.app.get_key_display(each)) + cells(each.description) + 2 for each in shown.values()]
