"""Hypothesis strategies for records: therapists as any logbook can hold them, for property tests.

Every record drawn here is valid and could have been entered on `today`: nothing was completed later, nothing
happened before birth. Seminars alone lie anywhere. Nothing is random beyond what Hypothesis draws, so
failures shrink.

```python
from hypothesis import given
from ce_tracker.testing.strategies import credits, therapists

@given(therapists(), credits(subjects=["ethics"]))
def test_more_ethics_never_hurts(therapist, credit): ...
```
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ce_tracker.logbook import DOCUMENT_KINDS
from ce_tracker.record import (
    Certification,
    Credit,
    Document,
    Exam,
    Experience,
    FrozenMap,
    Licence,
    Role,
    Schooling,
    Seminar,
    Session,
    Status,
    Therapist,
)
from ce_tracker.subjects import APPROVERS, SUBJECTS, Activity, Delivery, Unit

_P = ParamSpec("_P")
_T = TypeVar("_T")


def _made_once(make: Callable[_P, _T]) -> Callable[_P, _T]:
    """What this makes of equal arguments, made once: to make a strategy takes longer than to draw from it."""
    remembered: Any = lru_cache(maxsize=512)(make)

    @wraps(make)
    def made(*args: _P.args, **named: _P.kwargs) -> _T:
        plain = [tuple(one) if isinstance(one, list) else one for one in args]
        of_lists = {name: tuple(one) if isinstance(one, list) else one for name, one in named.items()}
        found: _T = remembered(*plain, **of_lists)
        return found

    return made


TODAY = date(2027, 1, 1)
"""The day on which records are drawn unless a test says another."""

ADULT_SINCE = date(2006, 1, 1)
"""No entry is earlier than this day, and nobody is born later than 18 years before it."""

_YOUNGEST = date(1988, 1, 1)
_OLDEST = date(1930, 1, 1)

JURISDICTIONS = ("US-AZ", "US-DC", "US-FL", "US-NY", "US-TX", "US-WA", "CA-ON")
CREDENTIALS = ("LMT", "LMP", "CMT", "RMT")
SUBJECT_NAMES = (*(subject.name for subject in SUBJECTS), "law.US-FL", "law.US-WA")

_OFFSETS = (0, -300, -480, 330, 765)


@_made_once
def texts(*, min_size: int = 0) -> SearchStrategy[str]:
    """Texts as people write them and as they never would: quotes, line ends, every script."""
    plain = ["Deep tissue for runners", "Gulf Coast Institute", 'The "Touch" School', "Ética", "20-1234"]
    return st.one_of(
        st.sampled_from(plain if min_size else ["", *plain]),  # the first is what they shrink to
        st.text(st.characters(codec="utf-8"), min_size=min_size, max_size=20),
    )


@_made_once
def names() -> SearchStrategy[str]:
    """Texts that say something: not empty, not blank."""
    return texts(min_size=1).filter(lambda text: bool(text.strip()))


@_made_once
def days(first: date = ADULT_SINCE, last: date = TODAY) -> SearchStrategy[date]:
    """Days from `first` to `last`, both included."""
    return st.dates(min_value=first, max_value=last)


@_made_once
def hours(most: int = 48) -> SearchStrategy[Decimal]:
    """CE hours up to `most`: mostly whole, half and quarter hours, now and then with four decimals."""
    quarters = st.integers(min_value=1, max_value=4 * most).map(lambda count: Decimal(count) / 4)
    odd = st.decimals(min_value=Decimal("0.0001"), max_value=most, places=4)
    return st.one_of(quarters, quarters, odd)


@_made_once
def hours_by_subject(subjects: Sequence[str] = SUBJECT_NAMES) -> SearchStrategy[FrozenMap[Decimal]]:
    """Hours of one to four `subjects`."""
    return st.dictionaries(st.sampled_from(subjects), hours(), min_size=1, max_size=4).map(FrozenMap)


@_made_once
def approvals() -> SearchStrategy[FrozenMap[str]]:
    """Up to three approvals, with a number or without."""
    approvers = st.one_of(st.sampled_from([*APPROVERS, *JURISDICTIONS]), names())
    return st.dictionaries(approvers, st.one_of(st.just(""), texts()), max_size=3).map(FrozenMap)


@_made_once
def facts() -> SearchStrategy[FrozenMap[Any]]:
    """Answers a rule book may ask for: numbers, days, texts, yes and no."""
    values = st.one_of(
        st.booleans(),
        st.integers(min_value=-(2**63), max_value=2**63 - 1),
        st.decimals(allow_nan=False, allow_infinity=False),
        days(),
        texts(),
    )
    return st.dictionaries(st.one_of(st.just("renewals"), texts()), values, max_size=3).map(FrozenMap)


@_made_once
@st.composite
def licences(
    draw: st.DrawFn,
    *,
    jurisdictions: Sequence[str] = JURISDICTIONS,
    credentials: Sequence[str] = CREDENTIALS,
    today: date = TODAY,
) -> Licence:
    """A licence of one of these jurisdictions and credentials, issued by `today`."""
    issued = draw(days(last=today))
    return Licence(
        jurisdiction=draw(st.sampled_from(jurisdictions)),
        credential=draw(st.sampled_from(credentials)),
        issued=issued,
        number=draw(texts()),
        expires=draw(st.none() | days(issued, date(2100, 1, 1))),
        status=draw(st.sampled_from(Status)),
        facts=draw(facts()),
    )


@_made_once
@st.composite
def _courses(draw: st.DrawFn, subjects: Sequence[str]) -> dict[str, Any]:
    """The fields that credits and seminars share."""
    mixed = draw(st.booleans())
    approvers = st.sampled_from([*APPROVERS, *JURISDICTIONS])
    approved_as = st.dictionaries(approvers, st.sampled_from(subjects), max_size=2)
    return {
        "title": draw(names()),
        "provider": draw(texts()),
        "course_id": draw(texts()),
        "hours": draw(hours_by_subject(subjects) if mixed else hours()),
        "subject": "" if mixed else draw(st.sampled_from(subjects)),
        "delivery": draw(st.none() | st.sampled_from(Delivery)),
        "hands_on": draw(st.none() | st.booleans() | st.decimals(min_value=0, max_value=1, places=2)),
        "approvals": draw(approvals()),
        "approved_as": FrozenMap(draw(approved_as)),
    }


@_made_once
@st.composite
def credits(
    draw: st.DrawFn,
    *,
    subjects: Sequence[str] = SUBJECT_NAMES,
    first: date = ADULT_SINCE,
    today: date = TODAY,
) -> Credit:
    """Continuing education in `subjects`, completed from `first` to `today`; half have hours by subject."""
    completed = draw(days(first, today))
    return Credit(
        completed=completed,
        started=draw(st.none() | days(completed - timedelta(days=5), completed)),
        activity=draw(st.sampled_from(Activity)),
        unit=draw(st.sampled_from([Unit.HOUR, Unit.HOUR, *Unit])),
        certificate=draw(texts()),
        **draw(_courses(subjects)),
    )


@_made_once
@st.composite
def seminars(draw: st.DrawFn, *, subjects: Sequence[str] = SUBJECT_NAMES) -> Seminar:
    """A course in `subjects` that one could attend from 2020 to 2039, in any zone."""
    zones = st.sampled_from([timezone(timedelta(minutes=minutes)) for minutes in _OFFSETS])
    starts = draw(
        st.datetimes(
            min_value=datetime(2020, 1, 1),  # noqa: DTZ001  # Hypothesis adds the zone
            max_value=datetime(2039, 1, 1),  # noqa: DTZ001
            timezones=zones,
        )
    )
    length = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=5))
    sessions = draw(st.just([]) | _sessions(starts))
    ends = st.none() | (st.just(sessions[-1].ends) if sessions else length.map(lambda lasts: starts + lasts))
    return Seminar(
        starts=starts,
        ends=draw(ends),
        sessions=sessions,
        place=draw(texts()),
        url=draw(texts()),
        price=draw(st.none() | st.decimals(min_value=0, max_value=5000, places=2)),
        currency=draw(st.sampled_from(["USD", "CAD"])),
        **draw(_courses(subjects)),
    )


@st.composite
def _sessions(draw: st.DrawFn, starts: datetime) -> list[Session]:
    """A few sessions one after the other, from `starts` on."""
    hours = st.integers(min_value=1, max_value=60).map(lambda amount: timedelta(hours=amount))
    sessions = []
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        ends = starts + draw(hours)
        sessions.append(Session(starts, ends, draw(texts())))
        starts = ends + draw(hours)
    return sessions


@_made_once
@st.composite
def documents(draw: st.DrawFn, *, kinds: Sequence[str] = DOCUMENT_KINDS, today: date = TODAY) -> Document:
    """A document of one of these kinds, issued by `today`."""
    issued = draw(days(last=today))
    return Document(
        kind=draw(st.sampled_from(kinds)),
        issued=issued,
        expires=draw(st.none() | days(issued, date(2100, 1, 1))),
        number=draw(texts()),
    )


@_made_once
def exams(*, today: date = TODAY) -> SearchStrategy[Exam]:
    """An examination passed or failed by `today`."""
    name = st.just("MBLEx") | names()
    return st.builds(Exam, exam=name, passed=days(last=today)) | st.builds(Exam, exam=name, failed=days(last=today))


@_made_once
@st.composite
def certifications(draw: st.DrawFn, *, today: date = TODAY) -> Certification:
    """A certification that is sought, or was issued by `today`."""
    issued = draw(st.none() | days(last=today))
    return Certification(
        body=draw(st.sampled_from(["AMMA", "NCBTMB"]) | names()),
        credential=draw(names()),
        issued=issued,
        expires=draw(st.none() | days(issued or ADULT_SINCE, date(2100, 1, 1))),
        number=draw(texts()),
        status=draw(st.sampled_from(Status)),
        facts=draw(facts()),
    )


@_made_once
def schooling(*, subjects: Sequence[str] = SUBJECT_NAMES, today: date = TODAY) -> SearchStrategy[Schooling]:
    """Hours of a school's programme, completed by `today`."""
    maybe = st.none() | st.booleans()
    return st.builds(
        Schooling,
        school=names(),
        completed=days(last=today),
        hours=hours_by_subject(subjects),
        supervised=maybe,
        accredited=maybe,
        may_teach=st.none() | st.lists(names(), max_size=2).map(frozenset),
    )


@_made_once
@st.composite
def experience(draw: st.DrawFn, *, today: date = TODAY) -> Experience:
    """Practice in one setting that began, and perhaps ended, by `today`."""
    started = draw(days(last=today))
    return Experience(
        setting=draw(names()),
        hours=draw(hours(2000)),
        started=started,
        ended=draw(st.none() | days(started, today)),
        role=draw(st.sampled_from(Role)),
        hands_on=draw(st.none() | st.booleans()),
        clinician=draw(texts()),
    )


@_made_once
def entries(*, today: date = TODAY) -> SearchStrategy[Any]:
    """One entry of any list of a logbook."""
    return st.one_of(
        credits(today=today),
        licences(today=today),
        certifications(today=today),
        documents(today=today),
        seminars(),
        exams(today=today),
        schooling(today=today),
        experience(today=today),
    )


@_made_once
@st.composite
def therapists(draw: st.DrawFn, *, today: date = TODAY, most: int = 3) -> Therapist:
    """A person with up to `most` entries in each list; no licence and no certification is entered twice."""

    def some(entry: SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(entry, max_size=most))

    held: SearchStrategy[Any] = st.lists(licences(today=today), max_size=most, unique_by=lambda licence: licence.name)
    of_bodies: SearchStrategy[Any] = st.lists(
        certifications(today=today), max_size=most, unique_by=lambda one: one.name
    )
    return Therapist(
        name=draw(st.just("Jordan Rivera") | names()),
        born=draw(st.none() | days(_OLDEST, _YOUNGEST)),
        licences=draw(held),
        certifications=draw(of_bodies),
        credits=some(credits(today=today)),
        documents=some(documents(today=today)),
        exams=some(exams(today=today)),
        schooling=some(schooling(today=today)),
        experience=some(experience(today=today)),
        seminars=some(seminars()),
    )
