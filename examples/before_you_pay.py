"""Before a course is paid for: what it would do for each licence, and where its student stands on the road beyond.

No file is read and nothing is stored. Run: python examples/before_you_pay.py
"""

from collections.abc import Iterator
from datetime import date

from ce_tracker import Credit, Exam, Experience, Licence, Schooling, Therapist, career_path, will_it_count

ON = date(2026, 11, 23)

AVERY = Therapist(
    name="Avery Brooks",
    born=date(1994, 2, 11),
    licences=[Licence("US-FL", "LMT", issued=date(2018, 5, 2)), Licence("US-WA", "LMT", issued=date(2021, 9, 14))],
    schooling=[Schooling("Lakeside", date(2017, 12, 15), {"technique": 400, "pathology": 100}, accredited=True)],
    exams=[Exam("MBLEx", passed=date(2018, 3, 3))],
    experience=[Experience("hospital", 120, date(2019, 1, 7), date(2019, 6, 28), role="volunteer")],
)

CUPPING = Credit("Cupping weekend", date(2027, 3, 7), 8, "technique", delivery="in-person", approvals=["NCBTMB"])


def answers() -> Iterator[str]:
    """What the course would do for each licence, and why any hour would not count."""
    for one in will_it_count(CUPPING, AVERY, ON):
        yield f"{one.held.name}: {one.counted} of {one.hours} hours of {one.finding.credit.title!r} would count"
        yield f"  to take: {one.before.short} hours now, {one.after.short} with it"
        for reason in one.why:
            yield f"  {reason.hours} hours would not: {reason.words} ({reason.citation or one.law})"


def road() -> Iterator[str]:
    """The five steps to medical massage."""
    for step in career_path(AVERY, ON).steps:
        yield f"{step.title}: {step.standing} ({step.why})"


if __name__ == "__main__":
    print("\n".join([*answers(), *road()]))
