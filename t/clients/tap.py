"""What the Python programs of this folder share: TAP, and answers as files.

The directory for the answers, which are compared with psql's, is the program's
first argument.
"""
import pathlib
import sys

answers = pathlib.Path(sys.argv[1])
tests = 0
failures = 0


def check(what, found, expected):
    global tests, failures
    tests += 1
    if found == expected:
        print(f"ok {tests} - {what}")
    else:
        failures += 1
        print(f"not ok {tests} - {what}\n# found {found!r}, expected {expected!r}")


def skip(what, why):
    global tests
    tests += 1
    print(f"ok {tests} - {what} # SKIP {why}")


def answer(question, rows):
    lines = ["|".join(map(str, row)) + "\n" for row in rows]
    (answers / question).write_text("".join(lines), encoding="utf-8")


def finish():
    """Ends the program, badly where a check has failed."""
    sys.exit(failures > 0)
