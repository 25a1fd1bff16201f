"""Whether a long logbook costs more than its length: reading, checking and judging 100 to 10,000 credits, and adding one."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from shutil import copyfile
from tempfile import TemporaryDirectory

from bench.measure import Figure, in_a_process, in_turns, show

from ce_tracker import Credit, Licence, Therapist
from ce_tracker.logbook import append, read, write

ON = date(2027, 8, 1)
SIZES = (100, 1_000, 10_000)

_ROUNDS = 5

_READ_AND_JUDGE = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from ce_tracker import audit_all
from ce_tracker.logbook import read
begun = time.perf_counter()
therapist = read(sys.argv[1], today=date(2027, 8, 1)).therapist
been_read = time.perf_counter()
verdicts = [str(found.verdict) for found in audit_all(therapist, on=date(2027, 8, 1))]
done = time.perf_counter()
kernel = Path("/proc/self/status")
if kernel.exists():  # on Linux ru_maxrss begins at what the parent process had
    peak = 1024 * int(kernel.read_text().partition("VmHWM:")[2].split()[0])
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([been_read - begun, done - been_read, peak / 1e6, verdicts]))
"""


def therapist(size: int) -> Therapist:
    """So many credits, all of the current period: the hardest case for the audit."""
    random = Random(size)
    credits = [
        Credit(
            title=f"Course {number}",
            provider=f"Provider {number % 40}",
            completed=date(2025, 9, 1) + timedelta(days=random.randrange(690)),
            hours=random.choice(["0.5", "1", "2", "3.25"]),
            subject=random.choice(["technique", "ethics.boundaries", "medical-errors", "research", "law.US-FL"]),
            delivery=random.choice(["in-person", "online-self-paced"]),
            approvals={"US-FL": f"20-{number}"},
            certificate=f"certificates/{number}.pdf",
        )
        for number in range(size)
    ]
    licence = Licence("US-FL", "LMT", issued=date(2015, 3, 10), number="MA12345")
    return Therapist("Jordan Rivera", born=date(1988, 5, 17), licences=[licence], credits=credits)


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{size}.toml") for size in SIZES]
        for size, path in zip(SIZES, paths, strict=True):
            write(path, therapist(size), today=ON)
        yield from _long(paths)
        yield from _longer(paths[-1], Path(folder, "longer.toml"))


def _long(paths: list[Path]) -> Iterator[Figure]:
    results = {path: [in_a_process(_READ_AND_JUDGE, str(path)) for _ in range(_ROUNDS)] for path in paths}
    each = {}
    for size, path in zip(SIZES, paths, strict=True):
        reading = sorted(reading for reading, *_ in results[path])[_ROUNDS // 2]
        judging = sorted(judging for _, judging, *_ in results[path])[_ROUNDS // 2]
        each[size] = (reading + judging) / size
        yield Figure(
            f"Logbook of {size} credits: peak memory of reading and judging it",
            max(peak for *_, peak, _ in results[path]),
            200,
            unit="MB",
            note=f"a credit: read {reading / size * 1e6:.0f} µs, judged {judging / size * 1e6:.0f} µs",
        )
    yield Figure(
        "Time per credit, read and judged: 10000 credits / 1000 credits",
        each[10_000] / each[1_000],
        1.5,
        note="1 is linear",
    )


def _longer(path: Path, copy: Path) -> Iterator[Figure]:
    more = Credit(title="One more", completed=date(2027, 7, 30), hours=2, subject="ethics", delivery="in-person")
    taken = in_turns(
        _ROUNDS,
        copying=lambda: copyfile(path, copy),
        reading=lambda: read(copy, today=ON),
        appending=lambda: append(copy, more, today=ON),
    )
    yield Figure(
        "Adding a credit to a logbook of 10000 / reading it",
        taken["appending"] / taken["reading"],
        5,
        note=f"{taken['appending'] * 1e3:.0f} ms / {taken['reading'] * 1e3:.0f} ms",
    )


if __name__ == "__main__":
    show(figures())
