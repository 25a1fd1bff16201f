"""The `ce-tracker` command: a thin face over the public names of `ce_tracker`."""

import sys

_EXTRA = ("click", "platformdirs", "rich")


def main() -> None:
    """Run the command and end with its exit status. What it needs beyond the library may be absent; that is told."""
    try:
        from ce_tracker.cli.application import application

        application()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        print(f"ce-tracker: the command needs {error.name}: pip install 'ce-tracker[cli]'", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
