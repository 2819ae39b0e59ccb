#!/usr/bin/env python3
"""Measures how far vigie is from SQLite alone, which reads every row of the same databases.

Artefact by artefact: `vigie check --only ARTEFACT` beside reading its database through SQLite, less
what `vigie check` costs when it reads next to nothing (starting, listing the backup, the case).
"""

import argparse
import json
import statistics
import subprocess

from measure import Series, add_places, phone, places, read_through, table, vigie

# The databases worth comparing, and the artefacts that read them.
COMPARED = [
    ("Manifest.db", "ios.manifest"),
    ("HomeDomain/Library/SMS/sms.db", "ios.sms,ios.sms_attachments"),
    ("/Library/Safari/History.db", "ios.safari_history"),
    ("/ChatStorage.sqlite", "ios.whatsapp"),
]
# An artefact whose file is a few hundred bytes.
NEXT_TO_NOTHING = "ios.global_preferences"


def alone(tools, subject):
    """Seconds and rows of SQLite alone, by database."""
    output = subprocess.run([tools / "sqlite_alone", subject.folder], check=True,
                            capture_output=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="medium", help="small, medium or large")
    parser.add_argument("--repeats", type=int, default=5)
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        subject = phone(tools, work, given.size, "plain")
        read_through(subject.folder)
        bases, databases = Series(), []
        costs = {only: Series() for _, only in COMPARED}
        rows = {}
        for _ in range(given.repeats):
            databases.append(alone(tools, subject))
            bases.add(vigie(tools, work, subject, [], ["--only", NEXT_TO_NOTHING]).cost)
            for _, only in COMPARED:
                checked = vigie(tools, work, subject, [], ["--only", only])
                costs[only].add(checked.cost)
                rows[only] = sum(checked.records.values())
    show(given.size, bases, databases, costs, rows)


def show(size, bases, databases, costs, rows):
    """The table: both times are CPU seconds, so that two threads gain nothing here."""
    lines = []
    for ending, only in COMPARED:
        fitting = [[entry for entry in entries if entry["file"].endswith(ending)]
                   for entries in databases]
        sqlite = statistics.median(sum(entry["seconds"] for entry in entries) for entries in fitting)
        read = sum(entry["rows"] for entry in fitting[0])
        ours = costs[only].cpu - bases.cpu
        lines.append([only, read, f"{sqlite:.3f}", rows[only], f"{ours:.3f}", f"{ours / sqlite:.1f}"])
    table([f"{size} phone", "rows in all tables", "SQLite alone s", "records", "vigie s", "ratio"],
          lines)
    print(f"\nStarting, listing the backup and writing the case: {bases.cpu:.3f} s, taken off above.")


if __name__ == "__main__":
    main()
