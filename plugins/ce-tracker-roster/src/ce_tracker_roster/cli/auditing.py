"""Files in, files out: what `roster audit` does, and what it found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

import click
import polars as pl
from attrs import frozen

from ce_tracker.cli.wording import clean
from ce_tracker_roster.api import RosterReport, audit_roster
from ce_tracker_roster.cli.files import to_read, to_write
from ce_tracker_roster.cli.progress import steps
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


@frozen
class Done:
    """An audit of a roster that was written: the report, the files, how many rows were read, how long it took."""

    on: date
    files: Files
    report: RosterReport
    rows: dict[str, int]
    seconds: float


def audited(files: Files, on: date) -> Done:
    """Read the files, judge every licence, write everything that is asked for."""
    _check(files)
    begun = perf_counter()
    with steps() as shown:
        frames = {}
        for name, path in files.read().items():
            shown.step(f"Reading {clean(path.name)}")
            frames[name] = read(path)
        shown.step("Judging")
        report = audit_roster(
            frames["licences"],
            frames["credits"],
            frames.get("documents"),
            on=on,
            also=[name for name in ("requirements", "credits") if name in files.written()],
            progress=shown.of,
        )
        report = _with_names(report, files)
        shown.step("Writing")
        done = Done(on, files, report, {name: frame.height for name, frame in frames.items()}, perf_counter() - begun)
        put(list(_outputs(done)))
    return done


def _check(files: Files) -> None:
    inputs = files.read().values()
    for path in inputs:
        to_read(path)
    written = files.written()
    frames = [(_called(name), path) for name, path in reversed(written.items()) if name != "html"]
    to_write(frames, inputs)
    if files.html is not None:
        to_write([("the page", files.html)], [*inputs, *(path for _, path in frames)], _PAGES)


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
            yield Output(path, as_text(page(done.report, on=done.on)))
        else:
            yield Output(path, as_frame(frames[name], path, sheet=name))


def _with_names(report: RosterReport, files: Files) -> RosterReport:
    """The rejects with the paths of the files, in place of what they hold."""
    from attrs import evolve

    names = {name: str(path) for name, path in files.read().items()}
    return evolve(report, rejects=report.rejects.with_columns(pl.col("file").replace(names)))


def read(path: Path) -> pl.DataFrame:
    """The frame in a file."""
    try:
        match path.suffix.lower():
            case ".parquet":
                return pl.read_parquet(path)
            case ".csv":
                return pl.read_csv(path, try_parse_dates=True)
            case _:
                return pl.read_excel(path)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise click.ClickException(f"{path} cannot be read: {str(error).splitlines()[0]}") from None
