# ruff: noqa: E501
"""The public API: every name of it, with what it takes. A change to it is a change to this file.

Of a function its parameters are told with their defaults (`…` for a value that is not plain), of a class what makes it and
its public methods and attributes, of an enumeration its values. Run as a program, this file prints the list as it is now.
"""

import inspect
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

MODULES = (
    "ce_tracker",
    "ce_tracker.rules",
    "ce_tracker.logbook",
    "ce_tracker.documents",
    "ce_tracker.testing",
    "ce_tracker.testing.strategies",
    "ce_tracker.testing.conformance",
    "ce_tracker.testing.laws",
    "ce_tracker.testing.snapshots",
    "ce_tracker.testing.kept",
    "ce_tracker.rulebooks.pages",
    "ce_tracker.hookspecs",
    "ce_tracker_roster",
    "ce_tracker_roster.summary",
)

_SPREAD = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
_PLAIN = (type(None), bool, int, str)


def told(module: ModuleType) -> list[str]:
    """The public names of a module, a line each."""
    names = getattr(module, "__all__", None) or _own(module)
    return [line for name in sorted(names) for line in _of(name, getattr(module, name))]


def _own(module: ModuleType) -> list[str]:
    return [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]


def _of(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, type) and issubclass(value, Enum):
        yield f"{name}: {', '.join(str(member.value) for member in value)}"
    elif isinstance(value, type):
        yield f"class {name}{_taken(value)}"
        yield from (f"  {name}.{line}" for line in _members(value))
    elif callable(value) and hasattr(value, "__code__"):
        yield f"{name}{_taken(value)}"
    else:
        yield name


def _members(kind: type) -> Iterator[str]:
    yield from sorted(name for name, of in inspect.get_annotations(kind).items() if "ClassVar" in str(of))
    for name in sorted(name for name in dir(kind) if not name.startswith("_")):
        member = inspect.getattr_static(kind, name)
        if _from_outside(kind, name):
            continue
        if isinstance(member, property) or type(member).__name__ in ("cached_property", "_cached_property"):
            yield name
        elif isinstance(member, classmethod | staticmethod) or inspect.isfunction(member):
            yield f"{name}{_taken(getattr(kind, name))}"


def _from_outside(kind: type, name: str) -> bool:
    home = next(one for one in kind.__mro__ if name in vars(one))
    return not home.__module__.startswith("ce_tracker")


def _taken(value: Any) -> str:
    if isinstance(value, type) and issubclass(value, Exception) and "__init__" not in vars(value):
        return "(…)"
    signature = inspect.signature(value)
    return f"({', '.join(_parameters(signature))})"


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    starred = False
    for one in signature.parameters.values():
        if one.kind is one.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        starred = starred or one.kind is one.VAR_POSITIONAL
        stars = "*" * (_SPREAD.index(one.kind) + 1) if one.kind in _SPREAD else ""
        yield f"{stars}{one.name}{_default(one.default)}"


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return ""
    if isinstance(value, Enum):
        return f"={value.value}"
    return f"={value!r}" if type(value) in _PLAIN else "=…"


@pytest.mark.parametrize("module", MODULES)
def test_the_public_api_is_what_is_written_here(module: str) -> None:
    assert told(import_module(module)) == API[module].strip("\n").splitlines()


def test_all_that_is_public_is_written_here() -> None:
    assert tuple(API) == MODULES


API: dict[str, str] = {
    "ce_tracker": """
Activity: course, college-course, teaching, publication, exam, board-meeting, self-directed, conference, volunteering, nano-learning, certification
class Audit(licence, on, verdict, book, dates, in_force, case, citation, requirements, conditions, credits, unknown, warnings, acknowledged=…, basis=None, confidence=None)
  Audit.ce_due
  Audit.counted
  Audit.due
  Audit.short
  Audit.sought
  Audit.unmet(self)
  Audit.window_opens
class CareerPath(on, steps, experience, areas)
  CareerPath.next
class Catalogue(seminars=…, set_aside=…, warnings=…)
class CatalogueError(…)
  CatalogueError.of_file(file, message, line=None)
class CeTrackerError(…)
class Certification(body, credential, issued=None, expires=None, number='', status=active, facts=…)
  Certification.jurisdiction
  Certification.name
class ConditionFinding(key, label, met, why, citation, confidence, enter='')
class Costs(currency='USD', an_hour=…, travel=1)
  Costs.of(self, seminar)
  Costs.paid(self, seminar)
class CountingError(…)
class Credit(title, completed, hours, subject='', provider='', course_id='', started=None, delivery=None, hands_on=None, activity=course, approvals=…, approved_as=…, certificate='', unit=hour)
  Credit.by_subject
  Credit.total
class CreditFinding(credit, hours, counted, toward, why, carried=…)
class Deadline(milestone, day, title, details, identity, done=False, starts=None, ends=None, place='', url='', citation='')
Delivery: in-person, live-webinar, online-self-paced, home-study
class Document(kind, issued, expires=None, number='')
  Document.valid_on(self, day)
class Exam(exam, passed=None, failed=None)
  Exam.taken
class Experience(setting, hours, started, ended=None, role=paid, hands_on=None, clinician='')
class Export(therapist, deadlines, made, audits=…, chosen=1, previous=…)
class ExportError(…)
class ExportOption(name, help, default=False)
  ExportOption.is_switch
class Exporter(name, label, suffix, write, options=…, follows=False)
class Licence(jurisdiction, credential, issued, number='', expires=None, status=active, facts=…)
  Licence.active_on(self, day)
  Licence.name
class Limits(budget=None, online_only=False, places=…, deliveries=…, weekdays=…, not_on=…, earliest=None, latest=None)
  Limits.refusal(self, seminar)
Milestone: window-opens, apply-by, last-safe, ce-due, licence-expires, late-until, void, document-expires, seminar
Objective: money, hours, seminars
class Open(key, why, settle, about=…)
class Plan(therapist, on, objective, limits, costs, chosen, outcomes, cost, bound, gap, planned_already=…, set_aside=…, notes=…, find_alternatives=…)
  Plan.completes
  Plan.paid
  Plan.seminars
  Plan.serving(self, held)
class Plugin(name, origin, problems=…)
class PluginError(…)
class PreviousError(…)
class Reason(code, hours, words, citation)
class RecordError(field, problem)
class Registry(plugins=None, *, installed=True)
  Registry.certification_book(self, body, credential, purpose)
  Registry.certification_books(self, body)
  Registry.certifications(self)
  Registry.commands(self, taken=…)
  Registry.exporter(self, name)
  Registry.exporters
  Registry.jurisdictions(self)
  Registry.plugins(self)
  Registry.rule_book(self, jurisdiction, credential)
  Registry.rule_books(self, jurisdiction)
  Registry.sources_of(self, plugin)
  Registry.subjects
class RequirementFinding(key, label, kind, needed, counted, short, met, citation, confidence)
Role: paid, volunteer, shadowing
class RuleError(…)
class RuleSource(jurisdiction, load, replaces='', name='')
SUBJECTS
class Schooling(school, completed, hours, supervised=None, accredited=None, may_teach=None)
  Schooling.approved_as
  Schooling.course_id
  Schooling.parts
  Schooling.provider
  Schooling.started
  Schooling.title
  Schooling.total
  Schooling.unit
class Seminar(title, starts, hours, ends=None, subject='', provider='', course_id='', place='', url='', price=None, currency='USD', delivery=None, hands_on=None, approvals=…, approved_as=…, sessions=…)
  Seminar.attended(self, on=None)
  Seminar.last_day
  Seminar.overlaps(self, other)
  Seminar.times
class Session(starts, ends, place='')
  Session.overlaps(self, other)
Status: active, inactive, military, retired, lapsed
class Subject(name, label, area='')
  Subject.parent
class Subjects(by_name)
  Subjects.check(self, name)
  Subjects.label(self, name)
  Subjects.of(subjects)
  Subjects.with_(self, subjects)
class Therapist(name, born=None, licences=…, credits=…, documents=…, exams=…, schooling=…, experience=…, seminars=…, certifications=…)
  Therapist.check_subjects(self, known=…)
  Therapist.with_credits(self, credits)
class ToTake(hours, words, toward, example)
Unit: hour, semester-hour, quarter-hour, ceu, minute
class UnknownJurisdictionError(…)
Verdict: compliant, short, undetermined, exempt, no-ce-required
Why: before-period, after-period, not-yet-completed, outside-window, before-issue, provider-not-approved, subject-not-accepted, activity-not-accepted, wrong-delivery, not-hands-on, repeated-course, already-used, over-carry-over, over-maximum, rate-limit, no-room, status-open, nothing-asked
class WouldCount(before, after, finding, assumes_renewal_on=None)
  WouldCount.answer
  WouldCount.counted
  WouldCount.gain
  WouldCount.held
  WouldCount.helps
  WouldCount.hours
  WouldCount.law
  WouldCount.opened
  WouldCount.period
  WouldCount.places
  WouldCount.pushed_out
  WouldCount.saved
  WouldCount.settled
  WouldCount.why
__version__
audit(therapist, licence, *, on, registry=None, stale_after=…)
audit_all(therapist, *, on, registry=None, stale_after=…)
audit_certification(therapist, certification, *, on, registry=None, stale_after=…)
career_path(therapist, on, registry=None, *, stale_after=…)
deadlines(therapist, audits)
hookimpl
installed
last_safe_day(audit)
plan(therapist, seminars, on, *, objective=money, limits=None, costs=None, registry=None, stale_after=…, time_limit=None, progress=None)
read_catalogue(path, *, subjects=…, known=None)
settled(options, chosen)
will_it_count(course, therapist, on, registry=None, *, stale_after=…)
would_count(course, therapist, held, on, registry=None, *, stale_after=…)
""",
    "ce_tracker.rules": """
ACCREDITED
ALWAYS
ANYTHING
class AnyOf(key, label, alternatives, *, when=None, citation=None, confidence=None, doubt=None)
  AnyOf.words(self)
AnyRequirement
class AppliedSince(day)
  AppliedSince.holds(self, setting)
  AppliedSince.missing(self, setting)
  AppliedSince.words(self)
class ApplyBy(by, meaning, citation=None, confidence=None)
  ApplyBy.on(self, due)
  ApplyBy.words(self)
class AsTold(fact, why)
  AsTold.hours(self, setting, *, strict)
  AsTold.missing(self, setting)
  AsTold.words(self)
class AskedAsTold(fact, what, whom, all_named='', in_any_case=False)
  AskedAsTold.holds(self, setting)
  AskedAsTold.missing(self, setting)
  AskedAsTold.words(self)
BIRTH_YEAR
class BirthMonth(years, day=31, every_years=2, first=next, citation=None, confidence=primary, note='')
  BirthMonth.schedule(self, licence, therapist)
  BirthMonth.words(self)
class Birthday(every_years=1, years=None, first=next, citation=None, confidence=primary, note='')
  Birthday.schedule(self, licence, therapist)
  Birthday.words(self)
class Board(name, url)
class Both(of)
  Both.holds(self, setting)
  Both.missing(self, setting)
  Both.words(self)
CONFLICTING
COURSES
class CarryOver(at_most, toward, perhaps=…, share=…, citation=None, confidence=None, doubt=None)
class Case(when, requirements=…, exempt='', label='', citation=None, confidence=None)
  Case.words(self)
class Citation(text, url='')
class Component(key, hours, of=…, label='', *, when=None, citation=None, confidence=None, doubt=None)
  Component.words(self)
class Components(places, *, when=None, citation=None, confidence=None, doubt=None)
  Components.words(self)
class Condition()
  Condition.holds(self, setting)
  Condition.missing(self, setting)
  Condition.words(self)
Confidence: primary, secondary, conflicting, unverified
class CourseKind(subject, delivery=None, hands_on=None, activity=course, approvals=…, approved_as=…, completed=None, hands_on_share=None, schooling=False, supervised=None, accredited=None, may_teach=None)
class Days(first=None, last=None)
  Days.bounds
  Days.overlaps(self, other)
class Disputed(strict, lenient, why)
  Disputed.hours(self, setting, *, strict)
  Disputed.missing(self, setting)
  Disputed.words(self)
class Doubt(why, when=None)
  Doubt.open_in(self, setting)
class DueDates(term, due, ce_period, ce_due, surely, perhaps, why_perhaps='', notes=…, shared=None, ce_missing=None)
ELIGIBILITY
EVEN
class Either(of)
  Either.holds(self, setting)
  Either.missing(self, setting)
  Either.words(self)
class EndOfIssueMonth(every_years, citation=None, confidence=primary, note='')
  EndOfIssueMonth.schedule(self, licence, therapist)
  EndOfIssueMonth.words(self)
class Experienced(key, hours, label='', roles=…, hands_on=False, months=0, since_graduation=False, *, when=None, citation=None, confidence=None, doubt=None)
  Experienced.entry
  Experienced.answer(self, setting)
  Experienced.words(self)
class FactAsked(name, meaning, example)
class FirstDueAfter(day)
  FirstDueAfter.holds(self, setting)
  FirstDueAfter.missing(self, setting)
  FirstDueAfter.words(self)
class FirstOfMonth(before)
  FirstOfMonth.of(self, due)
class FirstPeriod()
  FirstPeriod.holds(self, setting)
  FirstPeriod.missing(self, setting)
  FirstPeriod.words(self)
FirstTerm: next, second
class FixedDate(month, day, years, every_years=2, first=next, citation=None, confidence=primary, note='')
  FixedDate.schedule(self, licence, therapist)
  FixedDate.words(self)
class FromFirstRenewal(base, every_years, fact, only_told=False, citation=None, confidence=primary, note='')
  FromFirstRenewal.schedule(self, licence, therapist)
  FromFirstRenewal.words(self)
class Graduated(key, label, accredited=False, may_teach='', *, when=None, citation=None, confidence=None, doubt=None)
  Graduated.entry
  Graduated.answer(self, setting)
  Graduated.words(self)
HANDS_ON
HOME_STUDY
class Holds(key, kinds, label, valid=due, absent_is_no=False, course=None, certifications=…, *, when=None, citation=None, confidence=None, doubt=None)
  Holds.answer(self, setting)
  Holds.words(self)
Hours
IN_PERSON
ISSUE_YEAR
class IssueAnniversary(every_years, citation=None, confidence=primary, note='')
  IssueAnniversary.schedule(self, licence, therapist)
  IssueAnniversary.words(self)
class IssuedBetween(first, last)
  IssuedBetween.holds(self, setting)
  IssuedBetween.missing(self, setting)
  IssuedBetween.words(self)
class IssuedJustBefore(within, unless_told='')
  IssuedJustBefore.holds(self, setting)
  IssuedJustBefore.missing(self, setting)
  IssuedJustBefore.words(self)
class IssuedWithin(months)
  IssuedWithin.holds(self, setting)
  IssuedWithin.missing(self, setting)
  IssuedWithin.words(self)
LICENCE_NUMBER
LIVE_WEBINAR
LapseUntil: next-due, open
class LateState(name, meaning, lasts=open, lost=False)
class Licensed(key, label, jurisdictions=…, *, when=None, citation=None, confidence=None, doubt=None)
  Licensed.entry
  Licensed.answer(self, setting)
  Licensed.words(self)
class LicensedLessThan(months)
  LicensedLessThan.holds(self, setting)
  LicensedLessThan.missing(self, setting)
  LicensedLessThan.words(self)
class Maximum(key, hours, of=…, label='', *, when=None, citation=None, confidence=None, doubt=None)
  Maximum.words(self)
class Minimum(key, hours, of=…, label='', at_most_inside=…, *, when=None, citation=None, confidence=None, doubt=None)
  Minimum.words(self)
class Missing(why, enter)
class MoreMayBeAsked(whom, all_named, more_named, facts=…)
  MoreMayBeAsked.holds(self, setting)
  MoreMayBeAsked.missing(self, setting)
  MoreMayBeAsked.words(self)
class MovedDate(end, due, citation)
NEXT
class NextBusinessDay(citation, confidence)
  NextBusinessDay.told(self, due)
class NoRepeats(key='repeats', label='', within=None, periods=1, besides=None, *, when=None, citation=None, confidence=None, doubt=None)
  NoRepeats.words(self)
class NoTerm(why, every_years=1, citation=None, confidence=primary, note='')
  NoTerm.schedule(self, licence, therapist)
  NoTerm.words(self)
ODD
class OnApplication(every_years=1, citation=None, confidence=primary, note='')
  OnApplication.schedule(self, licence, therapist)
  OnApplication.words(self)
PRIMARY
PRINTED
Parity: odd, even, birth-year, licence-number, printed, issue-year
class Passed(key, exams, label, *, when=None, citation=None, confidence=None, doubt=None)
  Passed.entry
  Passed.answer(self, setting)
  Passed.words(self)
class PerMonth(each, at_most=None, since=None, due_month_counts=False, every=1, partial_open=False, at_least=None, since_fact='')
  PerMonth.hours(self, setting, *, strict)
  PerMonth.missing(self, setting)
  PerMonth.words(self)
class PerYear(each, since=None)
  PerYear.hours(self, setting, *, strict)
  PerYear.missing(self, setting)
  PerYear.words(self)
class Percent(percent, of)
  Percent.hours(self, setting, *, strict)
  Percent.missing(self, setting)
  Percent.words(self)
class Period(start, end, ordinal, first, second=False)
class PeriodAtMost(months, edge_open=False)
  PeriodAtMost.holds(self, setting)
  PeriodAtMost.missing(self, setting)
  PeriodAtMost.words(self)
class PeriodStartsBefore(day)
  PeriodStartsBefore.holds(self, setting)
  PeriodStartsBefore.missing(self, setting)
  PeriodStartsBefore.words(self)
class PractisingFor(years)
  PractisingFor.holds(self, setting)
  PractisingFor.missing(self, setting)
  PractisingFor.words(self)
class PrintedDate(every_years, why, citation=None, confidence=primary, note='', years_known=True)
  PrintedDate.schedule(self, licence, therapist)
  PrintedDate.words(self)
class Proof(*, when=None, citation=None, confidence=None, doubt=None)
  Proof.entry
  Proof.answer(self, setting)
  Proof.words(self)
Purpose: renewal, eligibility
RENEWAL
class RateLimit(key, hours, label='', *, when=None, citation=None, confidence=None, doubt=None)
  RateLimit.words(self)
class Reporting(takes, way, citation=None, confidence=None)
  Reporting.safe_until(self, ce_due)
  Reporting.words(self)
class Requirement(*, when=None, citation=None, confidence=None, doubt=None)
class RuleBook(*, jurisdiction, credential, name, board, term, rules, ce_term=None, opens=None, apply_by=None, weekend=None, late=…, moved=…, facts=…, purpose=renewal)
  RuleBook.asks_nothing
  RuleBook.ce_years
  RuleBook.dates(self, licence, therapist, on)
  RuleBook.oldest_first
  RuleBook.opens_on(self, due)
  RuleBook.rules_for(self, period)
class Rules(*, citation, confidence, verified_on, requirements=…, periods_ending=…, periods_beginning=None, window=None, accepts=…, subject_as_approved_by='', cases=…, carry_over=None, perhaps_since_issue=None, values=…, half_hour_over=None, in_steps_of=None, ce_required=True, counts_schooling=False, minutes_per_hour=None, keep_records=None, reporting=…, label='', notes=…)
  Rules.govern(self, period)
  Rules.in_force
SCHOOLING
SECOND
SECONDARY
SELF_PACED
SUPERVISED
class Schedule(month, day, every, phase, first_until=None, begins=None, not_before=None)
  Schedule.beginning(self, begins, not_before=None)
  Schedule.end_before(self, day)
  Schedule.end_in(self, year)
  Schedule.end_on_or_after(self, day)
  Schedule.ordinal(self, end)
  Schedule.period_ending(self, end, issued)
  Schedule.period_of(self, day, issued)
class SecondPeriod()
  SecondPeriod.holds(self, setting)
  SecondPeriod.missing(self, setting)
  SecondPeriod.words(self)
class Selector()
  Selector.looks_at
  Selector.for_period_ending(self, end)
  Selector.matches(self, kind)
  Selector.open_questions(self, kind)
  Selector.parts(self)
  Selector.words(self)
class Setting(therapist, licence, period, due, every_years, on=…)
  Setting.issued
class SeveralSchools(fact)
  SeveralSchools.holds(self, setting)
  SeveralSchools.missing(self, setting)
  SeveralSchools.words(self)
SimpleRequirement
class Span(years=0, months=0, days=0)
  Span.after(self, day)
  Span.before(self, day)
class StartNotTold(years)
  StartNotTold.holds(self, setting)
  StartNotTold.missing(self, setting)
  StartNotTold.words(self)
class StatusIs(status)
  StatusIs.holds(self, setting)
  StatusIs.missing(self, setting)
  StatusIs.words(self)
class Term(*args, **kwargs)
  Term.citation
  Term.confidence
  Term.every_years
  Term.note
  Term.schedule(self, licence, therapist)
  Term.words(self)
UNVERIFIED
class Undetermined(key, why, label='', enter='', *, when=None, citation=None, confidence=None, doubt=None)
  Undetermined.answer(self, setting)
  Undetermined.words(self)
Unit: hour, semester-hour, quarter-hour, ceu, minute
ValidOn: due, throughout, in-period, ever
class Window(opens=None, rolling=False, closes=None, to_application=False, back_from_application=False, late=None, late_fact='')
  Window.late_for(self, licence, end)
class Worth(hours, per=None, of=…)
  Worth.in_hours(self, credit)
  Worth.values(self, credit)
  Worth.words(self)
activity(*kinds)
approved_as(approver, category)
approved_by(*approvers)
approved_by_another(*known)
between(first, last)
completed_by(year, month, day)
delivered_by(*ways)
exactly(*names, known=…)
from_(year, month, day)
hands_on_share(at_least)
in_doubt(selector, why)
in_last(*, years=0, months=0, days=0)
may_teach(what)
subject(*names, known=…)
until(year, month, day)
""",
    "ce_tracker.logbook": """
DOCUMENT_KINDS
Entry
class FileError(problems)
  FileError.of_file(file, message, line=None)
class Known(jurisdictions, credentials, facts=None)
class Logbook(therapist, warnings=…)
class LogbookError(…)
  LogbookError.of_file(file, message, line=None)
class Problem(file, line, field, message, severity=error)
Severity: error, warning
append(path, entry, *, today=None, subjects=…, known=None, patience=…)
dumps(therapist)
extend(path, entries, *, today=None, subjects=…, known=None, patience=…)
parse(text, name='logbook.toml', *, today, subjects=…, known=None)
read(path, *, today=None, subjects=…, known=None)
write(path, therapist, *, overwrite=False, today=None, subjects=…, known=None, patience=…)
""",
    "ce_tracker.documents": """
certification_document(audit)
deadlines_document(therapist, deadlines, on)
diff_document(books, earlier, later)
export_document(books)
export_schema()
history_document(books, on)
licence_document(audit)
path_document(therapist, path)
plan_document(plan, aside=…, saved=None, *, alternatives=True)
plugins_document(registry)
rules_document(books, on)
rules_list_document(books, on)
stale(books, on, *, checked_before=None, past=False)
stale_document(found, on)
status_document(therapist, audits, on)
will_it_count_document(therapist, course, answers, failures, on)
""",
    "ce_tracker.testing": """
class Record(book, licence, therapist, on, missed='')
  Record.audit(self)
  Record.with_credits(self, credits)
  Record.words(self)
class RuleBookSuite()
  RuleBookSuite.book
  RuleBookSuite.born
  RuleBookSuite.cases
  RuleBookSuite.compliant
  RuleBookSuite.due
  RuleBookSuite.examples
  RuleBookSuite.kept
  RuleBookSuite.licence
  RuleBookSuite.on
  RuleBookSuite.short
  RuleBookSuite.snapshots
  RuleBookSuite.test_a_step_less_than_is_asked_is_noticed(self)
  RuleBookSuite.test_a_worked_case(self, worked_case)
  RuleBookSuite.test_it_conforms(self, check)
  RuleBookSuite.test_it_has_the_same_hash_when_read_from_json(self)
  RuleBookSuite.test_it_obeys(self, law)
  RuleBookSuite.test_one_more_course_never_makes_it_worse(self)
  RuleBookSuite.test_the_compliant_sample_complies(self)
  RuleBookSuite.test_the_kept_answers_are_given(self, request)
  RuleBookSuite.test_the_sample_is_due_when_it_says(self)
  RuleBookSuite.test_the_short_sample_is_short(self)
  RuleBookSuite.test_the_snapshot_is_up_to_date(self, request)
  RuleBookSuite.test_what_was_asked_before_the_oldest_version_is_spoken_of(self)
class WorkedCase(name, place, therapist, on, expect, source='')
  WorkedCase.credential
  WorkedCase.problems(self, registry)
exact_records(book)
near_misses(book, step=…)
read_cases(path)
records(book)
""",
    "ce_tracker.testing.strategies": """
class Record(book, licence, therapist, on, missed='')
  Record.audit(self)
  Record.with_credits(self, credits)
  Record.words(self)
TODAY
certifications(*, today=…)
credits(*, subjects=…, first=…, today=…)
credits_about(*, first=…, last=…)
days(first=…, last=…)
documents(*, kinds=…, today=…)
entries(*, today=…)
exact_records(book)
exams(*, today=…)
experience(*, today=…)
further_courses(book, record)
hours(most=48)
licences(*, jurisdictions=…, credentials=…, today=…)
names()
near_misses(book, step=…)
records(book)
rule_books(*, repeats=False, carry_over=False)
schooling(*, subjects=…, today=…)
selectors()
seminars(*, subjects=…)
texts(*, min_size=0)
therapists(*, today=…, most=3)
""",
    "ce_tracker.testing.conformance": """
class Trial(way, situation, courses, full, empty)
  Trial.without(self, place)
an_empty_record_does_not_comply(book)
checks_are_dated(book)
citations_are_present(book)
earlier_times_are_spoken_of(book, told='')
every_requirement_can_be_met_and_missed(book)
every_requirement_is_asked(book)
every_way_is_met_with(book)
facts_are_explained(book)
json_keeps_everything(book)
left_open(book)
problems(book)
stays_open(trial)
the_fullest_record_complies(book)
tried
versions_follow_each_other(book)
""",
    "ce_tracker.testing.laws": """
a_period_has_one_end(record)
an_answer_can_be_written_down(record)
every_hour_counts_or_has_its_reason(record)
hours_are_due_within_reach(record)
no_maximum_is_exceeded(record)
other_licences_never_matter(record)
periods_follow_each_other(record)
the_order_of_entries_never_matters(record)
the_verdict_follows_from_the_findings(record)
what_is_left_out_is_never_guessed(record)
""",
    "ce_tracker.testing.snapshots": """
snapshot(books)
""",
    "ce_tracker.testing.kept": """
differences(book, text)
file_of(book, folder)
keep(book, before='')
""",
    "ce_tracker.rulebooks.pages": """
class Jurisdiction(code, name, books, to_check='')
  Jurisdiction.checked
  Jurisdiction.of_module(code, books, text)
overview(jurisdictions, *, correct)
page(jurisdiction, *, correct)
""",
    "ce_tracker.hookspecs": """
ce_tracker_certifications()
ce_tracker_commands()
ce_tracker_exporters()
ce_tracker_rules()
ce_tracker_subjects()
""",
    "ce_tracker_roster": """
class RosterError(…)
class RosterReport(licences, rejects, *, requirements=None, credits=None, everything=None)
audit_roster(licences, credits, documents=None, *, on, registry=None, also=…, progress=None, rows_per_group=250000)
ce_tracker_commands()
""",
    "ce_tracker_roster.summary": """
SUMMARY
owed_by()
summary(report, *, on)
total(states)
""",
}

if __name__ == "__main__":
    for name in MODULES:
        print(name, *told(import_module(name)), sep="\n")
