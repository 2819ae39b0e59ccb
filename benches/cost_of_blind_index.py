#!/usr/bin/env python3
"""Measures what the blind index costs: `vigie check` with it and with none, taking turns."""

import argparse

from measure import Series, add_places, megabytes, phone, places, read_through, table, vigie

# What a run with the index may cost beside a run without, of wall time and of CPU time.
WANTED = 1.15
# Most bytes of the index for each distinct value.
WANTED_BYTES = 32


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="medium", help="small, medium or large")
    parser.add_argument("--repeats", type=int, default=11)
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        subject = phone(tools, work, given.size, "plain")
        read_through(subject.folder)
        none, index = Series(), Series()
        values, size = vigie(tools, work, subject, []).index
        for _ in range(given.repeats):
            none.add(vigie(tools, work, subject, [], ["--no-blind-index"]).cost)
            index.add(vigie(tools, work, subject, []).cost)
    rows = [[name, f"{series.wall:.3f}", f"{series.cpu:.3f}", megabytes(series.memory)]
            for name, series in (("no index", none), ("blind index", index))]
    table([f"{given.size} phone", "wall s", "CPU s", "peak MB"], rows)
    print(f"\nindex / none: {index.wall / none.wall:.2f} of wall time, {index.cpu / none.cpu:.2f} of CPU "
          f"time (at most {WANTED} wanted)\n{values} distinct values, {size / values:.1f} bytes each "
          f"(at most {WANTED_BYTES} wanted)")


if __name__ == "__main__":
    main()
