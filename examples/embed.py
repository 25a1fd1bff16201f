"""An application of its own: build the record from its own objects, judge it, and say what is short and why.

No file is read and nothing is stored. Run: python examples/embed.py
"""

from collections.abc import Iterator
from datetime import date

from ce_tracker import Audit, Credit, Licence, Therapist, audit

ON = date(2027, 8, 1)


def jordan() -> Therapist:
    """A therapist as an application would build one from its own tables."""
    florida = {"US-FL": "20-1234"}
    return Therapist(
        name="Jordan Rivera",
        born=date(1988, 5, 17),
        licences=[Licence("US-FL", "LMT", issued=date(2015, 3, 10), number="MA12345")],
        credits=[
            Credit(
                "Deep tissue for runners",
                date(2026, 1, 10),
                hours=12,
                subject="technique",
                delivery="in-person",
                approvals=florida,
            ),
            Credit(
                "Roles and boundaries",
                date(2026, 3, 2),
                hours=3,
                subject="ethics.boundaries",
                delivery="online-self-paced",
                approvals=florida,
            ),
            Credit(
                "Preventing medical errors",
                date(2026, 3, 9),
                hours=2,
                subject="medical-errors",
                delivery="online-self-paced",
                approvals=florida,
            ),
            Credit(
                "Cupping weekend",
                date(2026, 5, 3),
                hours=8,
                subject="technique",
                delivery="in-person",
                approvals=["NCBTMB"],
            ),
        ],
    )


def told(found: Audit) -> Iterator[str]:
    """The verdict, what is short, and why hours did not count, a line each."""
    yield f"{found.licence.name}: {found.verdict}, due {found.due}"
    for more in found.to_take or ():
        yield f"  take {more.hours} more: {more.words}"
    for one in found.requirements:
        met = "met  " if one.met else "short"
        yield f"  {met} {one.label}: {one.counted} of {one.needed} ({one.citation})"
    for credit in found.credits:
        for reason in credit.why:
            yield f"  {reason.hours} hours of {credit.credit.title!r} did not count: {reason.words}"


def main() -> None:
    """Judge every licence and print what was found."""
    therapist = jordan()
    for licence in therapist.licences:
        print("\n".join(told(audit(therapist, licence, on=ON))))


if __name__ == "__main__":
    main()
