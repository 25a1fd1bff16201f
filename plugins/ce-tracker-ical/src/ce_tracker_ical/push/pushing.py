"""What is to be done with each event, and doing it."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from attrs import field, frozen

from ce_tracker_ical.push.errors import PushError
from ce_tracker_ical.push.events import Event, is_ours, is_same, together, uid_of, with_alarms_of
from ce_tracker_ical.push.remote import Remote, Stored


class Action(StrEnum):
    """What becomes of one event."""

    CREATE = "create"
    UPDATE = "update"
    KEEP = "keep"
    LEAVE = "leave"


@frozen
class Step:
    """One event and what is to be done with it; `stored` is the server's copy, where there is one."""

    action: Action
    event: Event
    stored: Stored | None = None

    @property
    def writes(self) -> bool:
        """Whether it changes anything on the server."""
        return self.action in {Action.CREATE, Action.UPDATE}


@frozen
class Plan:
    """All steps, in the order of the calendar."""

    steps: Sequence[Step]

    @property
    def to_write(self) -> list[Step]:
        """The steps that change something."""
        return [step for step in self.steps if step.writes]


@frozen
class Outcome:
    """How far a plan was carried out: the steps that were, and why no further where it was not to the end."""

    done: Sequence[Step] = field(factory=list)
    error: PushError | None = None


def plan(events: Iterable[Event], stored: Iterable[Stored], owner: str) -> Plan:
    """What would bring the events of `owner` to a server that holds `stored`.

    An event is created where its UID is not there, updated where it is ours and shows something else, kept where it
    shows the same, and left alone where something that we did not write has its UID.
    """
    by_uid = {uid_of(one.data): one for one in stored}
    return Plan([_step(event, by_uid.get(event.uid), owner) for event in events])


def ours(stored: Iterable[Stored], owner: str) -> bytes:
    """What we wrote for `owner`, as the calendar that a new one follows."""
    return together(one.data for one in stored if is_ours(one.data, owner))


def _step(event: Event, stored: Stored | None, owner: str) -> Step:
    if stored is None:
        return Step(Action.CREATE, event)
    if not is_ours(stored.data, owner):
        return Step(Action.LEAVE, event, stored)
    return Step(Action.KEEP if is_same(event, stored.data) else Action.UPDATE, event, stored)


def carry_out(plan: Plan, remote: Remote, after_each: Callable[[Step], None] = lambda _: None) -> Outcome:
    """Write what is to be written, one event at a time, up to the first that fails.

    What was written stays: a plan that is made anew has only the rest to do.
    """
    done: list[Step] = []
    try:
        for step in plan.to_write:
            if step.stored is None:
                remote.create(step.event.uid, step.event.data)
            else:
                remote.replace(step.stored, with_alarms_of(step.event, step.stored.data))
            done.append(step)
            after_each(step)
    except PushError as error:
        return Outcome(done, error)
    return Outcome(done)
