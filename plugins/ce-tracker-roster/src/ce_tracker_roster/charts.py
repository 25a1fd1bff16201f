"""Bars as SVG: lengths in per cent and letters in pixels, so that they fit any width and stay readable on each.

Nothing is loaded and nothing is run: an element `<title>` tells the figures of a bar to whoever points at it, and each chart
has a title and a description for whoever cannot see it.
"""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil

from attrs import frozen

_HEIGHT, _ABOVE, _BELOW = 190, 18, 22  # px: of the plot, for the figures above it, for the names below it
_ROW = 22  # px
_LEFT, _RIGHT = 17.0, 14.0  # per cent: beside bars that lie, for names and figures


@frozen
class Part:
    """A part of a bar: its class of colour, what it is called, and how many."""

    kind: str
    name: str
    count: int


@frozen
class Bar:
    """A bar: its name, its parts, what is written below it, and whether that may be left out where there is little room."""

    name: str
    parts: Sequence[Part]
    below: str = ""
    minor: bool = False

    @property
    def count(self) -> int:
        """All of it."""
        return sum(part.count for part in self.parts)


def upright(key: str, title: str, description: str, bars: Sequence[Bar]) -> str:
    """Bars that stand side by side, from nought up to a round number."""
    top = scale(max((bar.count for bar in bars), default=0))
    height = _ABOVE + _HEIGHT + _BELOW
    return _svg(key, title, description, height, [*_grid(top), *_standing(bars, top)])


def lying(key: str, title: str, description: str, bars: Sequence[Bar]) -> str:
    """Bars that lie below each other, each as the shares of its parts."""
    return _svg(key, title, description, len(bars) * _ROW, list(_lying(bars)))


def scale(most: int) -> int:
    """The round number at which an axis ends: at least `most`, and halves are whole.

    >>> [scale(most) for most in (0, 1, 3, 7, 12, 99, 1234, 21_000)]
    [2, 2, 4, 8, 20, 100, 2000, 30000]
    """
    if most <= 2:
        return 2
    power: int = 10 ** (len(str(most)) - 1)
    steps = [step for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * power >= most and step * power % 2 == 0]
    return steps[0] * power if steps else ceil(most / power) * power


def _svg(key: str, title: str, description: str, height: int, inside: Sequence[str]) -> str:
    return (
        f'<svg role="img" aria-labelledby="{key}-title {key}-desc" height="{height}">\n'
        f'<title id="{key}-title">{escape(title)}</title>\n<desc id="{key}-desc">{escape(description)}</desc>\n'
        + "\n".join(inside)
        + "\n</svg>"
    )


def _grid(top: int) -> Iterator[str]:
    for count in (0, top // 2, top):
        y = _ABOVE + _HEIGHT - _HEIGHT * count / top
        yield f'<line class="axis" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>'
        if count:
            yield f'<text class="quiet" x="0" y="{y - 4:.1f}">{count:,}</text>'


def _standing(bars: Sequence[Bar], top: int) -> Iterator[str]:
    left = 9.0
    each = (100 - left) / max(len(bars), 1)
    for number, bar in enumerate(bars):
        x, y = left + number * each, float(_ABOVE + _HEIGHT)
        for part in bar.parts:
            if part.count:
                tall = _HEIGHT * part.count / top
                y -= tall
                yield (
                    f'<rect class="c-{part.kind}" x="{x + each * 0.08:.2f}%" y="{y:.1f}" width="{each * 0.84:.2f}%" '
                    f'height="{tall:.1f}"><title>{escape(bar.name)}: {part.count:,} {escape(part.name)}</title></rect>'
                )
        if bar.below:
            small = " minor" if bar.minor else ""
            place = f'x="{x + each / 2:.2f}%" y="{_ABOVE + _HEIGHT + 16}" text-anchor="middle"'
            yield f'<text class="quiet{small}" {place}>{escape(bar.below)}</text>'


def _lying(bars: Sequence[Bar]) -> Iterator[str]:
    for number, bar in enumerate(bars):
        x, y = _LEFT, number * _ROW
        yield f'<text x="0" y="{y + 15}">{escape(bar.name)}</text>'
        for part in bar.parts:
            if part.count:
                long = (100 - _LEFT - _RIGHT) * part.count / bar.count
                yield (
                    f'<rect class="c-{part.kind}" x="{x:.2f}%" y="{y + 3}" width="{long:.2f}%" height="{_ROW - 6}">'
                    f"<title>{escape(bar.name)}: {part.count:,} {escape(part.name)}</title></rect>"
                )
                x += long
        yield f'<text class="quiet" x="100%" y="{y + 15}" text-anchor="end">{bar.count:,}</text>'
