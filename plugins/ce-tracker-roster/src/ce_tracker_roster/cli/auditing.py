"""Files in, files out: what `roster audit` does, and what it found."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import polars as pl
from attrs import evolve, frozen

from ce_tracker import installed
from ce_tracker.cli.wording import clean
from ce_tracker_roster.api import RosterReport
from ce_tracker_roster.canon import Roster
from ce_tracker_roster.cli.files import to_read, to_write
from ce_tracker_roster.cli.layout import Layout
from ce_tracker_roster.cli.progress import Steps, steps
from ce_tracker_roster.cli.remarks import remarks
from ce_tracker_roster.ingest import canonical
from ce_tracker_roster.judging import judged
from ce_tracker_roster.mapping import applied
from ce_tracker_roster.reading import Loaded, load
from ce_tracker_roster.writing import Output, as_frame, as_text, put

_PAGES = (".html", ".htm")


@frozen(kw_only=True)
class Files:
    """The files of one audit: those that are read, and those that are written."""

    licences: Path
    credits: Path
    documents: Path | None
    out: Path
    rejects: Path
    requirements: Path | None
    credits_out: Path | None
    html: Path | None

    def read(self) -> dict[str, Path]:
        """The files to read, by what they hold."""
        told = {"licences": self.licences, "credits": self.credits, "documents": self.documents}
        return {name: path for name, path in told.items() if path is not None}

    def written(self) -> dict[str, Path]:
        """The files to write, by what they get; the report last."""
        told = {
            "rejects": self.rejects,
            "requirements": self.requirements,
            "credits": self.credits_out,
            "html": self.html,
            "report": self.out,
        }
        return {name: path for name, path in told.items() if path is not None}


def beside(report: Path) -> Path:
    """Where the rejects of a report go unless told: reports of one name in several formats have each their own.

    >>> str(beside(Path("report.csv"))), str(beside(Path("report.parquet")))
    ('report.rejects.csv', 'report.parquet.rejects.csv')
    """
    name = report.stem if report.suffix.lower() == ".csv" else report.name
    return report.with_name(f"{name}.rejects.csv")


@frozen
class Done:
    """An audit of a roster that was written: the report, the files, how many rows were read, and how long it took.

    `sources` are the names by which the rejects tell the files, `remarks` what is worth a look besides. `alone_seconds` of
    `seconds` went into audits one by one.
    """

    on: date
    files: Files
    report: RosterReport
    sources: dict[str, str]
    rows: dict[str, int]
    remarks: tuple[str, ...]
    seconds: float
    alone_seconds: float


def audited(files: Files, layout: Layout, on: date) -> Done:
    """Read the files, judge every licence, write everything that is asked for."""
    _check(files, layout)
    begun = perf_counter()
    with steps() as shown:
        loaded: dict[str, Loaded] = {}
        for name, path in files.read().items():
            shown.step(f"Reading {clean(path.name)}")
            loaded[name] = _apart(_loaded(path, name, layout), name, [one.source.name for one in loaded.values()])
        roster, rejects = _checked(loaded, shown)
        told = tuple(remarks(loaded, layout, roster, on, installed()))
        report, alone_seconds = _judged(roster, rejects, files, on, shown)
        shown.step("Writing")
        rows = {name: _height(one) for name, one in loaded.items()}
        sources = {name: one.source.name for name, one in loaded.items()}
        done = Done(on, files, report, sources, rows, told, perf_counter() - begun, alone_seconds)
        put([*_outputs(done), *layout.saved()])
    return done


def _check(files: Files, layout: Layout) -> None:
    inputs = files.read().values()
    for path in inputs:
        to_read(path)
    written = files.written()
    frames = [(_called(name), path) for name, path in reversed(written.items()) if name != "html"]
    to_write(frames, inputs)
    taken = [*inputs, *written.values()]
    if files.html is not None:
        to_write([("the page", files.html)], [path for path in taken if path is not files.html], _PAGES)
    if layout.save_as is not None:
        to_write([("the mapping", layout.save_as)], taken, (".toml",))


def _called(name: str) -> str:
    return "the report" if name == "report" else f"the {name}"


def _outputs(done: Done) -> Iterator[Output]:
    from ce_tracker_roster.page import page

    frames = {
        "rejects": done.report.rejects,
        "requirements": done.report.requirements,
        "credits": done.report.credits,
        "report": done.report.licences,
    }
    for name, path in done.files.written().items():
        if name == "html":
            yield Output(path, as_text(page(done.report, on=done.on, remarks=done.remarks)))
        else:
            yield Output(path, as_frame(frames[name], path, sheet=name))


def _loaded(path: Path, name: str, layout: Layout) -> Loaded:
    """A file with our columns, whatever it calls them."""
    mapping = layout.of(name)
    called = {**mapping.columns, **dict.fromkeys(mapping.constants, ())}
    frame, source = load(path, name, sheet=layout.sheets.get(name, ""), header=mapping.header, called=called)
    return Loaded(*applied(mapping, frame, evolve(source, of_command=True)))


def _apart(loaded: Loaded, name: str, others: Collection[str]) -> Loaded:
    """The same, with a name that no other has: one file may hold two tables."""
    source = loaded.source
    return Loaded(loaded.frame, evolve(source, name=f"{source.name} ({name})")) if source.name in others else loaded


def _height(loaded: Loaded) -> int:
    """How many rows a file has; of one row there may have been made several."""
    original = loaded.source.original
    return loaded.frame.height if original is None else original.height


def _checked(loaded: dict[str, Loaded], shown: Steps) -> tuple[Roster, pl.DataFrame]:
    """The roster, and the rows that could not be read."""
    shown.step("Checking")
    frames = {name: one.frame for name, one in loaded.items()}
    return canonical(
        frames["licences"],
        frames["credits"],
        frames.get("documents"),
        installed(),
        {name: one.source for name, one in loaded.items()},
    )


def _judged(roster: Roster, rejects: pl.DataFrame, files: Files, on: date, shown: Steps) -> tuple[RosterReport, float]:
    """The report, and how many seconds went into audits one by one."""
    shown.step("Judging")
    found = judged(
        roster,
        on=on,
        registry=installed(),
        requirements=files.requirements is not None,
        credits=files.credits_out is not None,
        progress=shown.of,
    )
    report = RosterReport(found.licences, rejects, requirements=found.requirements, credits=found.credits)
    return report, found.alone_seconds
