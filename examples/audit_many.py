"""A roster: judge many therapists and sum up, as an employer or a school would.

The people are invented, always the same for the same number. Run: python examples/audit_many.py 500
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from ce_tracker import Credit, Licence, Therapist, Verdict, audit_all

ON = date(2027, 8, 1)
WANTED = [
    ("medical-errors", 2),
    ("law.US-FL", 2),
    ("ethics", 2),
    ("human-trafficking", 1),
    ("technique", 12),
    ("research", 5),
]


def roster(size: int) -> Iterator[Therapist]:
    """So many invented therapists; some lack a course, some took one that their board did not approve."""
    random = Random(size)
    for number in range(size):
        taken = [course for course in WANTED if random.random() < 0.93]
        yield Therapist(
            f"Therapist {number + 1}",
            licences=[Licence("US-FL", "LMT", issued=date(2010, 1, 1) + timedelta(days=random.randrange(4000)))],
            credits=[
                Credit(
                    f"Course on {subject}",
                    date(2025, 9, 1) + timedelta(days=random.randrange(690)),
                    hours=hours,
                    subject=subject,
                    delivery="in-person",
                    approvals=["US-FL"] if random.random() < 0.97 else ["NCBTMB"],
                )
                for subject, hours in taken
            ],
        )


def with_progress(people: Iterable[Therapist], size: int) -> Iterator[Therapist]:
    """The same people; how far it has come goes to stderr, so that the summary can be piped."""
    for number, person in enumerate(people, 1):
        yield person
        if number % 100 == 0 or number == size:
            print(f"{number} of {size}", end="\r" if sys.stderr.isatty() else "\n", file=sys.stderr)


def main(size: int) -> None:
    """Judge a roster of this size and print the summary."""
    verdicts: Counter[Verdict] = Counter()
    lacking: Counter[str] = Counter()
    for person in with_progress(roster(size), size):
        for found in audit_all(person, on=ON):
            verdicts[found.verdict] += 1
            lacking.update(finding.label for finding in found.requirements if finding.met is False)
    for verdict, count in verdicts.most_common():
        print(f"{count:6} {verdict}")
    print("What is lacking most:")
    for label, count in lacking.most_common(5):
        print(f"{count:6} {label}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
