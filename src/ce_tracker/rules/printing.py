"""How the words of the rule language print themselves: as the call that makes them.

One function serves all of them, since attrs writes and compiles one for each class: a fifth of what a class costs when the
rule language is imported.
"""

from typing import Any

import attrs


def as_call(self: Any) -> str:
    """The value as its class and all its fields.

    >>> from ce_tracker.rules import Span
    >>> Span(months=6)
    Span(years=0, months=6, days=0)
    """
    kind = type(self)
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(kind))
    return f"{kind.__qualname__}({told})"
