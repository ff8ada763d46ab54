"""The front door: a verb does its work without a window, none opens the window."""

import sys

from parcours_desktop.bootstrap import run_verb, run_window, version
from parcours_desktop.console.arguments import parse


def main() -> int:
    """Run what was asked for; answers the exit code (docs/cli.md)."""
    arguments = parse(sys.argv[1:])
    if arguments.version:
        print(version())
        return 0
    return run_verb(arguments) if arguments.verb else run_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
