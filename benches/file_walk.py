#!/usr/bin/env python3
"""Measures what walking through a dump of 500 000 files costs, beside `find`.

vigie is run with an artefact of one small file, so that next to nothing is read beside the names; twice: as it
is, and with the list of files read as well (each name and time is a record). `find` is run twice too: names
alone, and with the sizes and times that vigie takes."""

import argparse
import random
import subprocess
from pathlib import Path

from measure import Phone, Series, add_places, megabytes, places, run, table, vigie

FILES = 500_000
WANTED = 3.0
FOLDERS = ["Library/Caches/com.apple.example", "Library/Preferences", "Documents/Store", "tmp",
           "Library/WebKit/WebsiteData", "Library/Application Support/Records", "Library/Saved State"]


def make(tools, work, files):
    """The dump of a small phone, with files in its apps' folders until there are so many."""
    dump = work / f"dump-{files}"
    done = work / f"dump-{files}.done"
    if not done.exists():
        subprocess.run([tools / "phone", "small", "dump", dump], check=True)
        there = sum(1 for path in dump.rglob("*") if path.is_file())
        numbers = random.Random(11)
        data = next(dump.rglob("private/var")) / "mobile/Containers/Data/Application"
        while there < files:
            number = numbers.getrandbits(128)
            text = f"{number:032X}"
            app = data / "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])
            for folder in FOLDERS:
                inner = app / folder
                inner.mkdir(parents=True)
                for nth in range(min(numbers.randrange(20, 400), files - there)):
                    (inner / f"{nth:04x}-record.data").touch()
                    there += 1
        done.touch()
    return dump


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--repeats", type=int, default=5)
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        dump = make(tools, work, given.files)
        subject = Phone(dump, {})
        series = {name: Series() for name in ("find, names", "find, names, sizes and times",
                                              "vigie check, the walk", "vigie check, and every name a record")}
        names, all_of_it, walk, listed = series.values()
        # Once, so that all of them find it in memory.
        run(["find", dump, "-size", "+1"], work / "log")
        for _ in range(given.repeats):
            names.add(run(["find", dump], work / "log"))
            all_of_it.add(run(["find", dump, "-printf", "%p %s %T@\\n"], work / "log"))
            walk.add(vigie(tools, work, subject, [], ["--only", "ios.shutdown_log"]).cost)
            listed.add(vigie(tools, work, subject, [],
                             ["--only", "ios.shutdown_log", "--only", "ios.file_list"]).cost)
    rows = [[name, f"{one.wall:.2f}", f"{one.cpu:.2f}", megabytes(one.memory)] for name, one in series.items()]
    table([f"{given.files} files", "wall s", "CPU s", "peak MB"], rows)
    for name in list(series)[:2]:
        print(f"the walk / {name}: {walk.wall / series[name].wall:.2f} of wall time, "
              f"{walk.cpu / series[name].cpu:.2f} of CPU time (at most {WANTED} wanted)")


if __name__ == "__main__":
    main()
