#!/usr/bin/env python3
"""Runs `vigie check` and MVT one after the other on the same phones with the same indicators.

iPhones with `--mvt mvt-ios`, Android phones with `--mvt mvt-android --sizes android-large --forms
bugreport,androidqf,androidqf-hashed`. For each phone: wall seconds, CPU seconds, peak memory and rows read of both, medians of several
runs that take turns, and how many times faster vigie is. README.md beside this file says how to
get MVT. MVT is run without network and with an empty home.
"""

import argparse
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from measure import (Failed, Measured, Series, add_places, phone, places, read_through, run, table,
                     vigie)
from mvt import Mvt, line, planted_set, stix_files, words

# MVT's command for each form of a phone; every other is a backup.
MVT_COMMANDS = {"bugreport": "check-bugreport", "androidqf": "check-androidqf",
                "androidqf-hashed": "check-androidqf"}


@dataclass
class Compared:
    """What both cost on one phone."""

    name: str
    phone_rows: int
    mvt_command: str
    vigie: Series = field(default_factory=Series)
    vigie_unlock: Series = field(default_factory=Series)
    mvt: Series = field(default_factory=Series)
    mvt_unlock: Series = field(default_factory=Series)
    vigie_rows: dict = field(default_factory=dict)
    mvt_rows: dict = field(default_factory=dict)
    findings: int = 0
    alerts: int = 0
    mvt_errors: list = field(default_factory=list)

    @property
    def vigie_wall(self):
        """Seconds of vigie, key derivation aside."""
        return self.vigie.wall - (self.vigie_unlock.wall if self.vigie_unlock.runs else 0)

    @property
    def ratio(self):
        return self.mvt.wall / self.vigie_wall


def compare(given, tools, work, mvt, size, form, sets):
    """Both on one phone, taking turns."""
    subject = phone(tools, work, size, form)
    planted = work / f"planted-{size}-{form}.stix2"
    planted.write_text(planted_set(subject.truth))
    sets = [*sets, planted]
    compared = Compared(f"{size}, {form}", subject.rows, MVT_COMMANDS.get(form, "check-backup"))
    read_through(subject.folder)
    for turn in range(max(given.repeats, given.mvt_repeats)):
        if turn < given.repeats:
            checked = vigie(tools, work, subject, sets)
            compared.vigie.add(checked.cost)
            compared.vigie_rows, compared.findings = checked.records, checked.findings
            if subject.password:
                compared.vigie_unlock.add(unlock(tools, work, subject))
        if turn < given.mvt_repeats:
            run_mvt(mvt, work, subject, sets, compared)
    return compared


def unlock(tools, work, subject):
    """vigie's key derivation alone."""
    return run([tools / "unlock", subject.manifest, subject.password], work / "unlock.log")


def run_mvt(mvt, work, subject, sets, compared):
    """MVT on one phone; an encrypted one is derived, decrypted and checked, the first apart."""
    if not subject.password:
        compared.mvt.add(check(mvt, subject.folder, sets, compared))
        return
    with tempfile.TemporaryDirectory(dir=work) as folder:
        key, clear = Path(folder) / "key", Path(folder) / "clear"
        compared.mvt_unlock.add(mvt.derive(subject, key))
        decrypted = mvt.decrypt(subject, key, clear)
        checked = check(mvt, clear, sets, compared)
        compared.mvt.add(Measured(decrypted.wall + checked.wall, decrypted.cpu + checked.cpu,
                                  max(decrypted.memory, checked.memory)))


def check(mvt, subject, sets, compared):
    """What MVT's check costs; keeps what it said."""
    checked = mvt.check(compared.mvt_command, subject, sets)
    compared.mvt_rows, compared.alerts = checked.records, checked.alerts
    compared.mvt_errors = checked.errors
    return checked.cost


def show(compared):
    """The table of one phone, and what both say they read."""
    rows = [line("vigie check", compared.vigie, compared.vigie_rows)]
    if compared.vigie_unlock.runs:
        rows.append(line("  of this, key derivation", compared.vigie_unlock, None))
        rows.append(line("MVT extract-key (key derivation)", compared.mvt_unlock, None))
        rows.append(line("MVT decrypt-backup with the key + check-backup", compared.mvt,
                         compared.mvt_rows))
    else:
        rows.append(line(f"MVT {compared.mvt_command}", compared.mvt, compared.mvt_rows))
    written = f": {compared.phone_rows} rows written" if compared.phone_rows else ""
    print(f"\n## {compared.name}{written}\n")
    table(["", "wall s", "CPU s", "peak MB", "rows read"], rows)
    aside = ", key derivation aside" if compared.vigie_unlock.runs else ""
    print(f"\nvigie is **{compared.ratio:.1f} times** faster{aside} "
          f"({compared.mvt.wall:.1f} s / {compared.vigie_wall:.2f} s).")
    print(f"Findings of vigie: {compared.findings}; alerts of MVT: {compared.alerts}.")
    print("Rows, vigie:", words(compared.vigie_rows))
    print("Rows, MVT:", words(compared.mvt_rows))
    for error in compared.mvt_errors:
        print("MVT says:", error)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--indicators", type=Path, action="append", required=True,
                        help="a STIX file, or a folder in which all *.stix2 are used")
    parser.add_argument("--mvt", default="mvt-ios", help="MVT's program for these phones")
    parser.add_argument("--sizes", default="medium",
                        help="of small,medium,large,android-small,android-large")
    parser.add_argument("--forms", default="plain,direct,encrypted",
                        help="of plain,direct,encrypted,few-rounds, or of Android: bugreport,"
                             "androidqf,androidqf-hashed (see `phone`)")
    parser.add_argument("--repeats", type=int, default=5, help="runs of vigie")
    parser.add_argument("--mvt-repeats", type=int, default=3, help="runs of MVT")
    parser.add_argument("--json", type=Path, help="a file for every figure")
    add_places(parser)
    return parser.parse_args()


def main():
    given = arguments()
    sets = stix_files(given.indicators)
    try:
        with places(given) as (tools, work):
            every = compare_all(given, tools, work, sets)
    except Failed as failed:
        raise SystemExit(str(failed)) from None
    if given.json:
        given.json.write_text(json.dumps(every, indent=1) + "\n")


def compare_all(given, tools, work, sets):
    """Every size in every form; what was measured, for the JSON file."""
    every = []
    with tempfile.TemporaryDirectory(prefix="home-", dir=work) as home:
        mvt = Mvt(given.mvt, work, Path(home))
        print(f"MVT {mvt.version()}, {len(sets)} sets of indicators, {os.cpu_count()} cores; "
              f"median of {given.repeats} runs of vigie and {given.mvt_repeats} of MVT", flush=True)
        for size in given.sizes.split(","):
            for form in given.forms.split(","):
                compared = compare(given, tools, work, mvt, size, form, sets)
                show(compared)
                every.append({name: value.figures() if isinstance(value, Series) else value
                              for name, value in vars(compared).items()
                              if not isinstance(value, Series) or value.runs})
    return every


if __name__ == "__main__":
    main()
