"""A text that tells that it was looked at."""

from collections.abc import Callable, Iterator
from typing import Any

from ce_tracker_roster.engine.watched import Session


class WatchedText(str):
    """A text that writes down in its session that it was looked at."""

    __slots__ = ("look",)
    look: Callable[[], None]

    def __new__(cls, text: str, session: Session, name: str, place: int) -> "WatchedText":
        """The text of the licence at a place."""
        made = super().__new__(cls, text)
        made.look = lambda: session.text(name, place)
        return made

    def __iter__(self) -> Iterator[str]:
        self.look()
        return super().__iter__()

    def __getitem__(self, key: Any) -> str:
        self.look()
        return super().__getitem__(key)

    def __len__(self) -> int:
        self.look()
        return super().__len__()

    def __contains__(self, key: object) -> bool:
        self.look()
        return super().__contains__(key)  # type: ignore[operator]

    def __eq__(self, other: object) -> bool:
        self.look()
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        self.look()
        return super().__ne__(other)

    def __hash__(self) -> int:
        self.look()
        return super().__hash__()

    def __getattribute__(self, name: str) -> Any:
        if name != "look" and not name.startswith("__"):
            self.look()
        return super().__getattribute__(name)

    def __str__(self) -> str:
        self.look()
        return super().__str__()

    def __format__(self, spec: str) -> str:
        self.look()
        return super().__format__(spec)

    def __add__(self, other: str) -> str:
        self.look()
        return super().__add__(other)
