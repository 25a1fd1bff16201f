"""What it costs to begin: the import, against that of the libraries it stands on; the command, against its own imports.

Each number is the median over fresh interpreters that take turns.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.measure import Figure, in_a_process, show

from ce_tracker_us_massage import JURISDICTIONS

LOGBOOK = Path(__file__).parents[1] / "examples" / "logbooks" / "jordan-rivera.toml"
STANDS_ON = ("attrs", "cattrs", "tomlkit", "dateutil.relativedelta", "pluggy")
HEAVY = ("numpy", "highspy", "icalendar", "rich", "click")

_ROUNDS = 15

_IMPORT = """
import sys, time
from importlib import import_module
begun = time.perf_counter()
for name in sys.argv[1:]:
    import_module(name)
print(time.perf_counter() - begun)
"""

_EVERY_NAME = """
import time
begun = time.perf_counter()
from ce_tracker import *
print(time.perf_counter() - begun)
"""

_LOADED = """
import json, sys
from ce_tracker import *
print(json.dumps(sorted(set(sys.argv[1:]) & set(sys.modules))))
"""

_BARE = "import ce_tracker"

_THE_RULE_LANGUAGE = "import ce_tracker_us_massage"

_ALL_RULES = """
import ce_tracker_us_massage
from ce_tracker import Registry
registry = Registry({"us-massage": ce_tracker_us_massage}, installed=False)
for jurisdiction in registry.jurisdictions():
    registry.rule_books(jurisdiction)
"""

_STATUS = """
import contextlib, io, sys
from ce_tracker.cli import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    sys.argv = ["ce-tracker", "status", sys.argv[1], "--on", "2027-08-01"]
    main()
"""

_STATUS_NEEDS = (
    "import sys\nbefore = set(sys.modules)\n"
    + _STATUS
    + "import json\nprint(json.dumps([name for name in sys.modules if name not in before and name != '__main__']))\n"
)

_IMPORT_ALL = """
import sys
from importlib import import_module
for name in sys.argv[2:]:
    import_module(name)
"""


def process(program: str, *arguments: str) -> float:
    """The seconds a whole process takes."""
    begun = perf_counter()
    in_a_process(program + "\nprint('null')", *arguments)
    return perf_counter() - begun


def figures() -> Iterator[Figure]:
    loaded = in_a_process(_LOADED, *HEAVY)
    yield Figure(
        "`from ce_tracker import *`: heavy libraries loaded",
        len(loaded),
        0,
        unit="",
        note=", ".join(loaded) or f"none of {', '.join(HEAVY)}",
    )
    bare, whole, theirs = [], [], []
    for _ in range(_ROUNDS):
        theirs.append(in_a_process(_IMPORT, *STANDS_ON))
        bare.append(in_a_process(_IMPORT, "ce_tracker"))
        whole.append(in_a_process(_EVERY_NAME))
    for what, ours, target in (("import ce_tracker", bare, 1.5), ("from ce_tracker import *", whole, None)):
        yield Figure(
            f"`{what}` / importing {', '.join(name.partition('.')[0] for name in STANDS_ON)}",
            median(ours) / median(theirs),
            target,
            note=f"{median(ours) * 1e3:.0f} ms / {median(theirs) * 1e3:.0f} ms, without the interpreter's own start",
        )
    yield from loading()
    needs = in_a_process(_STATUS_NEEDS, str(LOGBOOK))
    status, importing = [], []
    for _ in range(_ROUNDS):
        importing.append(process(_IMPORT_ALL, str(LOGBOOK), *needs))
        status.append(process(_STATUS, str(LOGBOOK)))
    yield Figure(
        "`ce-tracker status` on the demonstration logbook / importing what it needs",
        median(status) / median(importing),
        2,
        note=f"{median(status) * 1e3:.0f} ms / {median(importing) * 1e3:.0f} ms, whole processes; {len(needs)} modules",
    )


def loading() -> Iterator[Figure]:
    """What it takes to have every rule book of the pack at hand, as whole processes; and how much of it is the books."""
    nothing, bare, language, everything = [], [], [], []
    process(_ALL_RULES)  # so that every module is compiled
    for _ in range(_ROUNDS):
        nothing.append(process(""))
        bare.append(process(_BARE))
        language.append(process(_THE_RULE_LANGUAGE))
        everything.append(process(_ALL_RULES))
    books = median(everything) - median(language)
    count = len(JURISDICTIONS)
    yield Figure(
        f"loading all {count} jurisdictions / `import ce_tracker`",
        median(everything) / median(bare),
        5,
        note=f"{median(everything) * 1e3:.0f} ms / {median(bare) * 1e3:.0f} ms, whole processes, of which the interpreter "
        f"starts in {median(nothing) * 1e3:.0f} ms",
    )
    yield Figure(
        f"reading {count} jurisdictions / `import ce_tracker`",
        books / median(bare),
        note=f"{books * 1e3:.0f} ms once the rule language is imported ({(median(language) - median(bare)) * 1e3:.0f} ms)",
    )


if __name__ == "__main__":
    if not LOGBOOK.exists():
        sys.exit(f"{LOGBOOK} is missing")
    show(figures())
