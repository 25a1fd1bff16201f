"""The pytest plugin: worked cases as tests, snapshots to write, and a report on what no test reached.

Installed with ce-tracker (entry point group ``pytest11``); it imports nothing of the library until it is used.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ce_tracker.testing.cases import WorkedCase

_FOLDERS = "ce_tracker_cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, each with the name of the library in front."""
    group = parser.getgroup("ce-tracker", "rule books of ce-tracker")
    group.addoption(
        "--ce-tracker-cases",
        dest=_FOLDERS,
        action="append",
        default=[],
        metavar="DIR",
        help="also run the worked cases (TOML, YAML) in this folder against the rules that are installed",
    )
    group.addoption(
        "--ce-tracker-update-snapshots",
        dest="ce_tracker_update_snapshots",
        action="store_true",
        help="write the snapshots of rule books anew instead of comparing them",
    )
    group.addoption(
        "--ce-tracker-keep-answers",
        dest="ce_tracker_keep_answers",
        action="store_true",
        help="write what rule books say of records on their edges anew instead of comparing it; this may take minutes",
    )
    group.addoption(
        "--ce-tracker-coverage",
        dest="ce_tracker_coverage",
        action="store_true",
        help="tell which versions, cases, requirements and edges of terms of the rule books no test reached",
    )
    group.addoption(
        "--ce-tracker-mutate",
        dest="ce_tracker_mutate",
        action="append",
        default=[],
        metavar="BOOK",
        help="change each number, date, selector and comparison of these rule books (US-FL, or 'US-FL LMT') in turn, and "
        "tell which changes no test notices; without -n",
    )
    group.addoption(
        "--ce-tracker-mutants",
        dest="ce_tracker_mutants",
        type=int,
        default=0,
        metavar="N",
        help="try so many changes of each rule book only, spread evenly",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let the folders of cases be collected beside what is named on the command line, and reports be made."""
    if config.getoption("ce_tracker_coverage"):
        from ce_tracker.testing.reports import Covering  # noqa: PLC0415

        config.pluginmanager.register(Covering(config), "ce-tracker-coverage")
    if config.getoption("ce_tracker_mutate"):
        from ce_tracker.testing.reports import Mutating  # noqa: PLC0415

        config.pluginmanager.register(Mutating(config), "ce-tracker-mutation")
    for folder in config.getoption(_FOLDERS):
        path = (config.invocation_params.dir / folder).resolve()
        if not path.is_dir():
            raise pytest.UsageError(f"--ce-tracker-cases: {folder} is no folder")
        if str(path) not in config.args:
            config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "CaseFile | None":
    """A file of cases, where it lies in a folder that was named."""
    if file_path.suffix not in (".toml", ".yaml", ".yml"):
        return None
    config = parent.config
    folders = [(config.invocation_params.dir / one).resolve() for one in config.getoption(_FOLDERS)]
    if not any(file_path.is_relative_to(folder) for folder in folders):
        return None
    return CaseFile.from_parent(parent, path=file_path)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let each class of the suite have the worked cases beside its module that are about its credential."""
    if "worked_case" not in metafunc.fixturenames or metafunc.cls is None:
        return
    from ce_tracker.testing.cases import cases_of  # noqa: PLC0415
    from ce_tracker.testing.suite import tested_in  # noqa: PLC0415

    folder = Path(metafunc.module.__file__).parent / metafunc.cls.cases
    found = list(cases_of(metafunc.cls.book, folder, tested_in(metafunc.module)))
    metafunc.parametrize("worked_case", found, ids=[case.name for case in found])


class CaseFile(pytest.File):
    """A file of worked cases."""

    def collect(self) -> Iterator["CaseItem"]:
        """Each case of it; a file that cannot be understood is an error with its reason."""
        from ce_tracker.errors import RuleError  # noqa: PLC0415
        from ce_tracker.testing.cases import read_cases  # noqa: PLC0415

        try:
            cases = read_cases(self.path)
        except RuleError as error:
            raise self.CollectError(str(error)) from None
        for case in cases:
            yield CaseItem.from_parent(self, name=case.name, case=case)


class CaseItem(pytest.Item):
    """One worked case, judged by the rules that are installed."""

    def __init__(self, *, case: "WorkedCase", **details: object) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self.case = case

    def runtest(self) -> None:
        """Fail with what the rules say otherwise."""
        from ce_tracker.registry import installed  # noqa: PLC0415

        problems = list(self.case.problems(installed()))
        if problems:
            pytest.fail("\n".join(problems), pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """The file and the name of the case."""
        return self.path, None, f"{self.path.name}: {self.name}"
