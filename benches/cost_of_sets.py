#!/usr/bin/env python3
"""Measures what indicator sets cost: `vigie check` with all of them and with none, taking turns."""

import argparse
from pathlib import Path

from measure import Series, add_places, megabytes, phone, places, read_through, table, vigie

# What a run with all sets may cost beside a run with none.
WANTED = 1.2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--indicators", type=Path, action="append", required=True,
                        help="a file or folder that vigie reads")
    parser.add_argument("--size", default="medium", help="small, medium or large")
    parser.add_argument("--repeats", type=int, default=9)
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        subject = phone(tools, work, given.size, "plain")
        read_through(subject.folder)
        none, every = Series(), Series()
        for _ in range(given.repeats):
            none.add(vigie(tools, work, subject, []).cost)
            every.add(vigie(tools, work, subject, given.indicators).cost)
    rows = [[name, f"{series.wall:.3f}", f"{series.cpu:.3f}", megabytes(series.memory)]
            for name, series in (("built-in set only", none), ("all sets", every))]
    table([f"{given.size} phone", "wall s", "CPU s", "peak MB"], rows)
    print(f"\nall / none: {every.wall / none.wall:.2f} of wall time, {every.cpu / none.cpu:.2f} of CPU "
          f"time (at most {WANTED} wanted)")


if __name__ == "__main__":
    main()
