"""The columns of a roster: what each frame has, what a value means, which values are allowed.

Days are dates; hours are CE hours with at most four decimals, as numbers. A missing value is null or an empty text.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from ce_tracker import Activity, Delivery, Status, Unit


class Kind(StrEnum):
    """What kind of value a column has."""

    TEXT = "text"
    DAY = "day"
    HOURS = "hours"
    SHARE = "share"
    """From 0 to 1; yes and true are all of it, no and false none."""
    CHOICE = "choice"
    """One of the values that are allowed."""
    SUBJECT = "subject"
    LIST = "list"
    """Several texts, joined by semicolons."""
    TABLE = "table"
    """Several ``name=value``, joined by semicolons."""


@frozen
class Column:
    """A column: its name, the kind of its values, what they mean, which are allowed (all where none are named)."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(member) for member in kind)


KEY = Column(
    "licence", Kind.TEXT, "what you call the licence: the same in every file, another for each licence", required=True
)

THERAPIST = Column("therapist", Kind.TEXT, "what you call its holder: the same for every licence of one person")

LICENCES = (
    KEY,
    THERAPIST,
    Column("jurisdiction", Kind.TEXT, "ISO 3166-2 code, such as US-FL", required=True),
    Column("credential", Kind.TEXT, "the state's own title, such as LMT", required=True),
    Column("number", Kind.TEXT, "the licence number, as printed"),
    Column("issued", Kind.DAY, "the day it was first issued", required=True),
    Column("expires", Kind.DAY, "the date printed on it; wins over the computed one"),
    Column("status", Kind.CHOICE, "active if empty", allowed=_values(Status)),
    Column("born", Kind.DAY, "the date of birth of its holder"),
)
"""Besides, ``fact.NAME`` for each fact that a rule book asks for by name (`ce-tracker rules show` lists them)."""

CREDITS = (
    evolve(KEY, meaning="whose it is: the licence, by your name for it", required=False),
    evolve(THERAPIST, meaning="whose it is, where licence is empty: it then counts for every licence of that person"),
    Column("jurisdiction", Kind.TEXT, "whose it is, where licence and therapist are empty: together with number"),
    Column("number", Kind.TEXT, "the licence number, as printed; with jurisdiction it tells the licence"),
    Column("title", Kind.TEXT, "the title of the course", required=True),
    Column("completed", Kind.DAY, "the day it was completed", required=True),
    Column("hours", Kind.HOURS, "CE hours as the certificate states them, or how many of the unit"),
    Column("ceus", Kind.HOURS, "in place of hours: how many CEU the certificate states"),
    Column("subject", Kind.SUBJECT, "what it was about; a mixed course has a row for each subject", required=True),
    Column("unit", Kind.CHOICE, "hour if empty", allowed=_values(Unit)),
    Column("delivery", Kind.CHOICE, "how it was delivered", allowed=_values(Delivery)),
    Column("hands_on", Kind.SHARE, "how much of it was hands-on"),
    Column("activity", Kind.CHOICE, "course if empty", allowed=_values(Activity)),
    Column("approvals", Kind.LIST, "who approved it, such as US-FL; NCBTMB"),
    Column("approved_as", Kind.TABLE, "the subject an approver approved it in, such as US-FL=ethics"),
    Column("provider", Kind.TEXT, "who offered it"),
    Column("course_id", Kind.TEXT, "the provider's or the board's number of the course"),
    Column("started", Kind.DAY, "the first day of a course of several days"),
)

DOCUMENTS = (
    evolve(KEY, meaning="whose it is: the licence, by your name for it", required=False),
    evolve(THERAPIST, meaning="whose it is, where licence is empty: it then counts for every licence of that person"),
    Column("kind", Kind.TEXT, "such as cpr or liability-insurance", required=True),
    Column("issued", Kind.DAY, "the day it was issued", required=True),
    Column("expires", Kind.DAY, "its last day; where it is not told, what has to be current is open"),
    Column("number", Kind.TEXT, "its number"),
)

FRAMES: Mapping[str, Sequence[Column]] = {"licences": LICENCES, "credits": CREDITS, "documents": DOCUMENTS}
"""The frames of a roster and their columns."""

FACT = "fact."
"""What the name of a column begins with that holds a fact of the licence."""

ONE_OF = (("licence", "therapist", "number"), ("hours", "ceus"))
"""Of each of these, credits must have one column; documents of the first, but number."""
