"""The examples run as they are, and say what they promise."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
IN_README = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


def ran(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(EXAMPLES / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def embedded() -> subprocess.CompletedProcess[str]:
    return ran("embed.py")


@pytest.fixture(scope="module")
def many() -> subprocess.CompletedProcess[str]:
    return ran("audit_many.py", "150")


def test_the_embedding_example_tells_the_verdict_and_the_day(embedded: subprocess.CompletedProcess[str]) -> None:
    assert embedded.stdout.splitlines()[0] == "US-FL LMT: short, due 2027-08-31"


def test_the_embedding_example_tells_what_to_take(embedded: subprocess.CompletedProcess[str]) -> None:
    assert "take 2 more: laws and rules of US-FL, approved by US-FL" in embedded.stdout


def test_the_embedding_example_tells_why_hours_did_not_count(embedded: subprocess.CompletedProcess[str]) -> None:
    assert "8 hours of 'Cupping weekend' did not count: must be approved by US-FL" in embedded.stdout


def test_the_embedding_example_cites_the_law(embedded: subprocess.CompletedProcess[str]) -> None:
    assert "Fla. Admin. Code R. 64B7-28.009" in embedded.stdout


def test_the_roster_example_sums_up_everybody(many: subprocess.CompletedProcess[str]) -> None:
    verdicts = many.stdout.partition("What is lacking")[0]
    assert sum(int(line.split()[0]) for line in verdicts.splitlines()) == 150


def test_the_roster_example_keeps_progress_out_of_its_output(many: subprocess.CompletedProcess[str]) -> None:
    assert many.stderr.splitlines() == ["100 of 150", "150 of 150"]


def test_the_roster_example_gives_the_same_again(many: subprocess.CompletedProcess[str]) -> None:
    assert ran("audit_many.py", "150").stdout == many.stdout


@pytest.fixture(scope="module")
def before_you_pay() -> subprocess.CompletedProcess[str]:
    return ran("before_you_pay.py")


def test_the_example_of_one_course_answers_for_each_licence(
    before_you_pay: subprocess.CompletedProcess[str],
) -> None:
    counted = [line for line in before_you_pay.stdout.splitlines() if line.endswith("would count")]
    assert counted == [
        "US-FL LMT: 0 of 8 hours of 'Cupping weekend' would count",
        "US-WA LMT: 8 of 8 hours of 'Cupping weekend' would count",
    ]


def test_the_example_of_one_course_shows_the_road_beyond(before_you_pay: subprocess.CompletedProcess[str]) -> None:
    assert "Gain experience: in-progress (120 hours in 1 setting)" in before_you_pay.stdout.splitlines()


@pytest.fixture(scope="module")
def monthly() -> subprocess.CompletedProcess[str]:
    return ran("employer_monthly.py", "2027-08-01")


def test_the_monthly_check_names_who_lapses_first(monthly: subprocess.CompletedProcess[str]) -> None:
    assert [line.split("  ")[1].strip() for line in monthly.stdout.splitlines()] == [
        "Ben Osei",
        "Cleo Hart",
        "Hope Lane",
    ]


def test_the_monthly_check_tells_what_is_lacking(monthly: subprocess.CompletedProcess[str]) -> None:
    assert monthly.stdout.splitlines()[0].endswith("short: law 2; ethics 2; human-trafficking 1; general 5")


def test_the_monthly_check_keeps_what_it_could_not_read_out_of_its_list(
    monthly: subprocess.CompletedProcess[str],
) -> None:
    assert [line.split(";")[0] for line in monthly.stderr.splitlines()] == [
        "not read: licences row 8, credential: unknown credential 'LTM' (US-FL)",
        "not read: credits row 15, hours: 'six' is not a number",
    ]


@pytest.mark.parametrize("program", IN_README, ids=["application", "plugin"])
def test_the_programs_in_the_readme_run(program: str) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, check=True)


def test_the_readme_says_what_its_first_program_prints() -> None:
    done = subprocess.run([sys.executable, "-c", IN_README[0]], capture_output=True, text=True, check=True)
    assert f"# {done.stdout.splitlines()[0]}" in IN_README[0]
