"""Plans for one worked case each."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ce_tracker import CountingError, Credit, Licence, Seminar, Session, Therapist, Verdict
from ce_tracker.planning import HOURS, MONEY, SEMINARS, Costs, Limits, Plan, plan
from ce_tracker.rules import (
    SELF_PACED,
    AnyOf,
    CarryOver,
    Component,
    Components,
    Holds,
    Maximum,
    Minimum,
    NoRepeats,
    RateLimit,
    Reporting,
    RuleBook,
    Span,
    Undetermined,
    ValidOn,
    approved_by,
    subject,
)

from .nowhere import book, registry_of
from .real import registry as states

ON = date(2027, 1, 5)
NEW_YORK, CHICAGO = ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")


SIX_HOURS = book(Minimum("total", 6))


def seminar(title: str = "Cupping", hours: Any = 6, price: Any = 100, **more: Any) -> Seminar:
    """Six hours of technique on 6 March 2027 in New York, for a hundred dollars, unless told otherwise."""
    if "sessions" not in more:
        more.setdefault("starts", datetime(2027, 3, 6, 9, tzinfo=NEW_YORK))
        more.setdefault("ends", more["starts"].replace(hour=more["starts"].hour + 6))
    else:
        more["starts"] = more["sessions"][0].starts
    subject_of = {} if isinstance(hours, dict) else {"subject": more.pop("subject", "technique")}
    more.setdefault("delivery", "in-person")
    return Seminar(title=title, hours=hours, price=price, **subject_of, **more)


def on_day(month: int, day: int, hour: int = 9) -> dict[str, Any]:
    starts = datetime(2027, month, day, hour, tzinfo=NEW_YORK)
    return {"starts": starts, "ends": starts.replace(hour=hour + 6)}


def planned(catalogue: Sequence[Seminar], *books: RuleBook, person: Therapist | None = None, **more: Any) -> Plan:
    """The plan of somebody licensed by all of these boards since 2015."""
    known = books or (SIX_HOURS,)
    licences = [Licence(one.jurisdiction, "LMT", issued=date(2015, 3, 10)) for one in known]
    holder = person or Therapist("Jordan Rivera", licences=licences)
    return plan(holder, catalogue, ON, registry=registry_of(known), **more)


def titles(made: Plan) -> list[str]:
    return [one.title for one in made.seminars]


def licensed(**record: Any) -> Therapist:
    return Therapist("Jordan Rivera", licences=[Licence("XX", "LMT", issued=date(2015, 3, 10))], **record)


# How much there is to choose from -------------------------------------------------------------------------------------


def test_an_empty_catalogue_leaves_everything_short() -> None:
    made = planned([])
    assert (made.seminars, made.completes, made.cost) == ((), False, (0,))


def test_an_empty_catalogue_says_what_kind_of_seminar_would_do() -> None:
    (to_take,) = planned([]).outcomes[0].to_take or ()
    assert to_take.hours == 6


def test_the_one_seminar_there_is_is_taken_where_it_helps() -> None:
    made = planned([seminar()])
    assert (titles(made), made.completes, made.cost) == (["Cupping"], True, (100,))


def test_the_one_seminar_there_is_is_left_where_it_does_not_help() -> None:
    assert titles(planned([seminar()], book(Minimum("ethics", 2, subject("ethics"))))) == []


def test_whoever_is_compliant_books_nothing() -> None:
    done = Credit("Deep tissue", completed=date(2026, 5, 1), hours=6, subject="technique")
    made = planned([seminar()], person=licensed(credits=[done]))
    assert (made.seminars, made.outcomes[0].before.verdict) == ((), Verdict.COMPLIANT)


def test_whoever_holds_nothing_books_nothing() -> None:
    assert planned([seminar()], person=Therapist("Jordan Rivera")).outcomes == ()


def test_what_cannot_be_completed_is_left_as_little_short_as_can_be() -> None:
    made = planned([seminar("Half", 2, **on_day(2, 1)), seminar("More", 3, **on_day(2, 2))], book(Minimum("total", 9)))
    assert (made.completes, sorted(titles(made)), made.outcomes[0].after.short) == (False, ["Half", "More"], 4)


def test_what_cannot_be_completed_names_the_requirement_that_stays_short() -> None:
    made = planned([seminar()], book(Minimum("total", 6), Minimum("ethics", 2, subject("ethics"))))
    assert [one.key for one in made.outcomes[0].unmet] == ["ethics"]


def test_what_the_sources_leave_open_stays_open_and_is_told() -> None:
    made = planned(
        [seminar()], book(Minimum("total", 6), Undetermined("more", "how many hours of ethics was not read"))
    )
    assert (titles(made), made.outcomes[0].after.verdict, len(made.notes)) == (["Cupping"], Verdict.UNDETERMINED, 1)


# When -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "taken"), [(28, ["Cupping"]), (29, [])])
def test_a_seminar_counts_if_it_ends_by_the_day_that_hours_are_due(day: int, taken: list[str]) -> None:
    assert titles(planned([seminar(**on_day(8, day))])) == taken


@pytest.mark.parametrize(("day", "taken"), [(29, ["Cupping"]), (30, [])])
def test_a_seminar_counts_if_it_ends_by_the_last_safe_day(day: int, taken: list[str]) -> None:
    slow = book(Minimum("total", 6), reporting=(Reporting(Span(days=30), "The provider reports it."),))
    assert titles(planned([seminar(**on_day(7, day))], slow)) == taken


@pytest.mark.parametrize(("day", "taken"), [(29, ["Cupping"]), (30, [])])
def test_a_course_that_meets_a_condition_does_so_by_the_last_safe_day(day: int, taken: list[str]) -> None:
    module = Holds("module", ("module",), "the module", valid=ValidOn.EVER, course=subject("technique"))
    slow = book(module, reporting=(Reporting(Span(days=30), "The provider reports it."),))
    assert titles(planned([seminar(**on_day(7, day))], slow)) == taken


def test_what_began_before_today_is_set_aside() -> None:
    made = planned([seminar(starts=datetime(2026, 12, 30, 9, tzinfo=NEW_YORK))])
    assert [one.why for one in made.set_aside] == ["ended on 2026-12-30"]


def test_a_course_in_ones_own_time_that_ends_after_the_deadline_can_be_completed_before_it() -> None:
    long = seminar(
        starts=datetime(2027, 2, 1, tzinfo=NEW_YORK), ends=datetime(2028, 2, 1, tzinfo=NEW_YORK), delivery="home-study"
    )
    assert [one.complete_by for one in planned([long]).chosen] == [date(2027, 8, 28)]


def test_of_two_licences_the_earlier_deadline_wants_the_earlier_seminar() -> None:
    early = book(Minimum("total", 6), jurisdiction="XY", month=5)
    made = planned([seminar("Late", 6, 50, **on_day(7, 1)), seminar("Early", 6, 80, **on_day(4, 3))], SIX_HOURS, early)
    assert titles(made) == ["Early"]


def at(hour: int, zone: ZoneInfo, month: int = 3, day: int = 6, minutes: int = 0) -> datetime:
    return datetime(2027, month, day, hour, minutes, tzinfo=zone)


TWELVE_HOURS = book(Minimum("total", 12))


@pytest.mark.parametrize(
    ("starts", "taken"),
    [(at(14, CHICAGO), 2), (at(13, CHICAGO), 1), (at(15, NEW_YORK), 2), (at(14, NEW_YORK), 1)],
)
def test_two_seminars_that_overlap_by_the_instant_are_not_both_taken(starts: datetime, taken: int) -> None:
    first = seminar("First", starts=at(9, NEW_YORK), ends=at(15, NEW_YORK))
    second = seminar("Second", starts=starts, ends=starts.replace(hour=20), delivery="live-webinar")
    assert len(planned([first, second], TWELVE_HOURS).seminars) == taken


@pytest.mark.parametrize(("fold", "taken"), [(1, 2), (0, 1)])
def test_the_hour_that_the_clock_shows_twice_is_two_hours(fold: int, taken: int) -> None:
    autumn = datetime(2027, 11, 7, 1, 30, tzinfo=NEW_YORK)
    first = seminar("First", starts=datetime(2027, 11, 7, 0, tzinfo=NEW_YORK), ends=autumn)
    second = seminar("Second", starts=autumn.replace(minute=15, fold=fold), ends=autumn.replace(hour=9))
    winter = book(Minimum("total", 12), month=12)
    assert len(planned([first, second], winter).seminars) == taken


def test_on_the_night_that_an_hour_is_skipped_one_seminar_may_begin_when_the_other_ends() -> None:
    first = seminar("First", starts=at(0, NEW_YORK, 3, 14), ends=at(1, CHICAGO, 3, 14))
    second = seminar("Second", starts=at(3, NEW_YORK, 3, 14), ends=at(9, NEW_YORK, 3, 14))
    assert len(planned([first, second], TWELVE_HOURS).seminars) == 2


def test_a_session_of_one_within_a_gap_of_another_is_no_overlap() -> None:
    evenings = [Session(at(18, NEW_YORK, 3, day), at(20, NEW_YORK, 3, day)) for day in (5, 12)]
    first = seminar("Evenings", sessions=evenings)
    second = seminar("Between", starts=at(9, NEW_YORK, 3, 6), ends=at(15, NEW_YORK, 3, 6))
    assert len(planned([first, second], TWELVE_HOURS).seminars) == 2


def test_a_course_of_several_sessions_counts_by_its_last() -> None:
    sessions = [Session(at(9, NEW_YORK, 8, day), at(12, NEW_YORK, 8, day)) for day in (27, 29)]
    assert titles(planned([seminar("Both", sessions=sessions)])) == []


# What counts ----------------------------------------------------------------------------------------------------------


def test_the_same_course_at_two_dates_counts_once_where_repeats_are_forbidden() -> None:
    once = book(Minimum("total", 12), NoRepeats())
    made = planned([seminar(**on_day(3, 6)), seminar(**on_day(4, 3))], once)
    assert (len(made.seminars), made.completes) == (1, False)


def test_the_same_course_at_two_dates_counts_twice_where_nothing_forbids_it() -> None:
    assert planned([seminar(**on_day(3, 6)), seminar(**on_day(4, 3))], TWELVE_HOURS).completes


def test_a_course_in_the_record_is_not_booked_again_where_repeats_are_forbidden() -> None:
    done = Credit("Cupping", completed=date(2026, 5, 1), hours=6, subject="technique")
    once = book(Minimum("total", 12), NoRepeats())
    other = seminar("Other", 6, 500, **on_day(4, 3))
    assert titles(planned([seminar(), other], once, person=licensed(credits=[done]))) == ["Other"]


def test_of_one_day_no_more_is_booked_than_may_count() -> None:
    daily = book(Minimum("total", 12), RateLimit("day", Decimal(8)))
    same_day = seminar("Evening", 6, 10, starts=at(16, NEW_YORK), ends=at(22, NEW_YORK))
    other_day = seminar("Later", 6, 90, **on_day(4, 3))
    assert sorted(titles(planned([seminar(), same_day, other_day], daily))) == ["Evening", "Later"]


def test_no_more_on_line_hours_are_booked_than_may_count() -> None:
    capped = book(Minimum("total", 12), Maximum("distance", 6, SELF_PACED))
    online = [
        seminar(f"On line {number}", 6, 5, **on_day(2, number), delivery="online-self-paced") for number in (1, 2)
    ]
    made = planned([*online, seminar()], capped)
    assert (made.completes, made.cost) == (True, (105,))


def test_an_hour_fills_one_place_only() -> None:
    places = book(Components((Component("ethics", 6, subject("ethics")), Component("general", 6))))
    ethics = [seminar(f"Ethics {number}", 6, number, **on_day(number, 5), subject="ethics") for number in (2, 3)]
    assert planned(ethics, places).completes


def test_the_dearer_seminar_is_taken_where_it_serves_two_licences() -> None:
    other = book(Minimum("total", 6), jurisdiction="XY", accepts=approved_by("XY"))
    both = seminar("Both", 6, 150, approvals={"XY": "1"})
    here = seminar("Here", 6, 100, **on_day(4, 3))
    assert titles(planned([both, here], SIX_HOURS, other)) == ["Both"]


def test_the_way_that_costs_less_is_taken() -> None:
    either = AnyOf("either", "many or few", ((Minimum("many", 12),), (Minimum("few", 6, subject("ethics")),)))
    catalogue = [seminar("A", **on_day(2, 1)), seminar("B", **on_day(2, 2)), seminar("Ethics", subject="ethics")]
    assert titles(planned(catalogue, book(either))) == ["Ethics"]


def test_a_course_that_meets_a_condition_is_booked_for_it() -> None:
    module = Holds("module", ("module",), "the pain module", valid=ValidOn.EVER, course=subject("pain-management"))
    pain = seminar("Module", 1, 0, subject="pain-management", **on_day(2, 6))
    made = planned([pain, seminar()], book(Minimum("total", 6), module))
    assert sorted(titles(made)) == ["Cupping", "Module"]


def test_hours_that_the_board_acknowledged_as_carried_over_need_not_be_booked() -> None:
    carrying = book(Minimum("total", 8), carry_over=CarryOver(4, toward=("total",)))
    licence = Licence("XX", "LMT", issued=date(2015, 3, 10), facts={"carried_over": 2})
    assert planned([seminar()], carrying, person=Therapist("Jordan Rivera", licences=[licence])).completes


def test_hours_that_two_windows_share_and_the_period_before_may_have_used_are_not_relied_on() -> None:
    """21 NCAC 30 .0701: hours since 1 August of the year of the last renewal count unless that renewal used them."""
    licence = Licence("US-NC", "LMBT", issued=date(2015, 3, 10), expires=date(2027, 12, 31))
    approved: dict[str, Any] = {"delivery": "in-person", "approvals": {"NCBTMB": "451"}}
    credits = [
        Credit("Before", completed=date(2024, 5, 1), hours={"technique": 21, "ethics": 3}, **approved),
        Credit("Shared", completed=date(2025, 9, 1), hours=12, subject="technique", **approved),
    ]
    rest = seminar("Rest", {"technique": 9, "ethics": 3}, **on_day(3, 6), approvals={"NCBTMB": "451"})
    person = Therapist("Jordan Rivera", licences=[licence], credits=credits)
    made = plan(person, [rest, seminar("More", 12, approvals={"NCBTMB": "451"}, **on_day(4, 3))], ON, registry=states())
    assert (titles(made), made.outcomes[0].after.short) == (["Rest", "More"], 0)


# Money and limits -----------------------------------------------------------------------------------------------------

DEAR = seminar("Dear", 6, 300, **on_day(2, 6))
CHEAP = seminar("Cheap", 3, 20, **on_day(3, 6))
CHEAP_TOO = seminar("Cheap too", 3, 20, **on_day(4, 3))


@pytest.mark.parametrize(
    ("objective", "taken"),
    [((MONEY,), ["Cheap", "Cheap too"]), ((SEMINARS, MONEY), ["Dear"]), ((HOURS, SEMINARS), ["Dear"])],
)
def test_the_objectives_decide_in_their_order(objective: Any, taken: list[str]) -> None:
    assert titles(planned([DEAR, CHEAP, CHEAP_TOO], objective=objective)) == taken


def test_the_value_of_an_hour_weighs_hours_against_prices() -> None:
    short = seminar("Short", 6, 100)
    long = seminar("Long", 12, 50, **on_day(4, 3))
    assert titles(planned([short, long], costs=Costs(an_hour=10))) == ["Short"]


def test_the_way_to_a_place_is_paid() -> None:
    far = seminar("Far", 6, 90, place="Tampa, FL")
    near = seminar("Near", 6, 100, place="Albany, NY", **on_day(4, 3))
    assert titles(planned([far, near], costs=Costs(travel={"Tampa": 30}))) == ["Near"]


def test_a_budget_that_does_not_suffice_buys_what_leaves_least_short() -> None:
    made = planned([DEAR, CHEAP, CHEAP_TOO], limits=Limits(budget=30))
    assert (made.outcomes[0].after.short, made.paid) == (3, 20)


def test_a_budget_that_just_suffices_is_kept() -> None:
    assert planned([CHEAP, CHEAP_TOO], limits=Limits(budget=40)).completes


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"price": None}, "has no price"), ({"currency": "CAD"}, "its price is in CAD, not in USD")],
)
def test_what_cannot_be_costed_is_set_aside(changes: dict[str, Any], why: str) -> None:
    assert [one.why for one in planned([seminar(**changes)]).set_aside] == [why]


def test_what_has_no_price_is_taken_where_money_plays_no_part() -> None:
    assert planned([seminar(price=None)], objective=SEMINARS).completes


def test_what_is_outside_the_limits_is_set_aside() -> None:
    assert [one.why for one in planned([seminar()], limits=Limits(online_only=True)).set_aside] == ["is not on line"]


# What is booked already -----------------------------------------------------------------------------------------------


def test_a_saved_plan_planned_again_asks_for_nothing() -> None:
    again = planned([DEAR, CHEAP, CHEAP_TOO], person=licensed(seminars=[CHEAP, CHEAP_TOO]))
    assert (again.seminars, again.cost, again.completes) == ((), (0,), True)


def test_what_is_booked_blocks_its_time() -> None:
    same_time = seminar("Other", 6, 10, starts=at(10, NEW_YORK), ends=at(16, NEW_YORK))
    later = seminar("Later", 6, 90, **on_day(4, 3))
    made = planned([same_time, later], TWELVE_HOURS, person=licensed(seminars=[seminar("Booked", 6)]))
    assert titles(made) == ["Later"]


def test_the_next_best_without_a_seminar_is_told_with_what_it_costs_more() -> None:
    (first, _) = planned([DEAR, CHEAP, CHEAP_TOO]).alternatives
    assert (first.without, first.instead, first.dearer) == (CHEAP, (DEAR,), (260,))


def test_a_seminar_that_nothing_can_replace_has_no_next_best() -> None:
    (only,) = planned([seminar()]).alternatives
    assert (only.instead, only.dearer) == ((), None)


def test_a_seminar_is_told_with_what_it_serves() -> None:
    (choice,) = planned([seminar()]).chosen
    assert [(one.key, one.hours) for one in choice.serves] == [("total", 6)]


# Cases in which a solver has erred -------------------------------------------------------------------------------------


def test_half_an_hour_that_no_seminar_can_fill_stays_short() -> None:
    not_alone = Component("other", Decimal("4.5"), ~subject("self-care"))
    places = Components((not_alone, Component("ethics", 1, subject("ethics")), Component("general", 2)))
    credits = [
        Credit("Ethics", completed=date(2026, 1, 1), hours={"ethics": 4, "technique": 1}),
    ]
    catalogue = [seminar("Ethics too", 1, 0, subject="ethics"), seminar("Rest", 3, 0, subject="self-care")]
    made = planned(catalogue, book(places), person=licensed(credits=credits))
    assert (titles(made), sum(one.short for one in made.outcomes[0].after.requirements)) == (["Rest"], Decimal("0.5"))


def test_the_fewest_seminars_are_taken_where_nothing_costs_anything() -> None:
    one_hour, repeated = Components((Component("general", 1),)), NoRepeats()
    either = AnyOf(
        "either",
        "one or the other",
        (
            (Components((Component("a", 3, subject("technique")), Component("b", 2))),),
            (Minimum("many", 2), Maximum("far", 3, SELF_PACED)),
        ),
    )
    module = Holds("module", ("module",), "the module, once", valid=ValidOn.EVER, course=subject("self-care"))
    here = book(Minimum("ethics", 1, subject("ethics")), one_hour, module)
    there = book(one_hour, repeated, module, either, jurisdiction="XY", month=2)
    mixed: dict[str, Any] = {"hours": {"ethics": Decimal("0.5"), "technique": 1}, "provider": "Gulf"}
    old = [Credit("Deep", completed=date(2025, 1, 1), **mixed) for _ in range(3)]
    credits = [*old, Credit("Deep", completed=date(2026, 1, 1), delivery="in-person", **mixed)]
    licences = [Licence(state, "LMT", issued=date(2015, 3, 10)) for state in ("XX", "XY")]
    person = Therapist("Jordan Rivera", licences=licences, credits=credits)
    early = {"price": 0, **mixed, **on_day(1, 9)}
    catalogue = [
        seminar("Deep", **early),
        seminar("Deeper", course_id="1", **early),
        seminar("Deep", **{**early, **on_day(1, 9, 15)}),
    ]
    assert [one.course_id for one in planned(catalogue, here, there, person=person).seminars] == ["1"]


# Time and progress ----------------------------------------------------------------------------------------------------


def test_no_time_at_all_is_told() -> None:
    with pytest.raises(CountingError, match="give more"):
        planned([seminar()], time_limit=0.0)


def test_enough_time_gives_the_plan_that_is_proven_best() -> None:
    assert planned([seminar()], time_limit=60.0).gap == 0


def test_progress_tells_each_step_in_order() -> None:
    steps: list[str] = []
    planned([seminar()], progress=steps.append)
    assert [steps[0], steps[-1]] == ["looking at 1 seminar", "judging the plan"]
