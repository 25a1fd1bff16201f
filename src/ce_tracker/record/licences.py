"""What a person holds: licences, certifications, documents."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ce_tracker.record.values import (
    EARLIEST,
    NOTHING,
    Fact,
    FrozenMap,
    a_code,
    a_day,
    a_text,
    in_order,
    member,
    named,
    to_facts,
)


class Status(StrEnum):
    """The state a licence is in, as its board records it."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    MILITARY = "military"
    RETIRED = "retired"
    LAPSED = "lapsed"


def _status(value: object) -> Status:
    return member(Status, value, "status")


@frozen
class Licence:
    """A licence, registration or certification held in one jurisdiction.

    `credential` is the state's own title ("LMT"). `issued` is the day it was first issued. A printed `expires` wins
    over every computed date. `facts` answers what the rule book asks by name (`ce-tracker rules show` lists them).
    """

    jurisdiction: str = field(validator=a_code)
    credential: str = field(validator=named)
    issued: date = field(validator=a_day)
    number: str = field(default="", validator=a_text)
    expires: date | None = field(default=None, validator=a_day)
    status: Status = field(default=Status.ACTIVE, converter=_status)
    facts: FrozenMap[Fact] = field(default=NOTHING, converter=to_facts)

    def __attrs_post_init__(self) -> None:
        in_order("issued", self.issued, "expires", self.expires)

    def active_on(self, day: date) -> bool:
        """Whether it is active, issued by that day and, as far as is printed, not expired on it."""
        return self.status is Status.ACTIVE and self.issued <= day and (self.expires is None or self.expires >= day)

    @property
    def name(self) -> str:
        """Jurisdiction and credential, such as ``US-FL LMT``."""
        return f"{self.jurisdiction} {self.credential}"


@frozen
class Certification:
    """A certification that is held or sought; `body` is who gives it ("NCBTMB"), `credential` its title ("BCTMB").

    With `issued` it is held, and what its renewal asks is judged; without, what it takes to obtain it. The rest is as in
    `Licence`.
    """

    body: str = field(validator=named)
    credential: str = field(validator=named)
    issued: date | None = field(default=None, validator=a_day)
    expires: date | None = field(default=None, validator=a_day)
    number: str = field(default="", validator=a_text)
    status: Status = field(default=Status.ACTIVE, converter=_status)
    facts: FrozenMap[Fact] = field(default=NOTHING, converter=to_facts)

    def __attrs_post_init__(self) -> None:
        in_order("issued", self.issued, "expires", self.expires)

    @property
    def jurisdiction(self) -> str:
        """The body, which stands where a licence has its jurisdiction."""
        return self.body

    @property
    def name(self) -> str:
        """Body and credential, such as ``NCBTMB BCTMB``."""
        return f"{self.body} {self.credential}"


Held = Licence | Certification
"""What rules are asked of: a licence, or a certification that is held or sought."""


def entry_of(held: Held) -> str:
    """The list of the logbook that it is entered in."""
    return "certifications" if isinstance(held, Certification) else "licences"


def since(held: Held) -> date:
    """The day since when it is held; of what is only sought, the earliest there is."""
    return held.issued or EARLIEST


@frozen
class Document:
    """A dated proof: a CPR card, an insurance policy, a background check, a board certification."""

    kind: str = field(validator=named)
    issued: date = field(validator=a_day)
    expires: date | None = field(default=None, validator=a_day)
    number: str = field(default="", validator=a_text)

    def __attrs_post_init__(self) -> None:
        in_order("issued", self.issued, "expires", self.expires)

    def valid_on(self, day: date) -> bool:
        """Whether it was issued by that day and has not run out on it."""
        return self.issued <= day and (self.expires is None or self.expires >= day)
