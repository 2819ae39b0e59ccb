#!/usr/bin/env python3
"""Runs `vigie check` and MVT one after the other on the same phones with the same indicators.

For each phone: wall seconds, CPU seconds, peak memory and rows read of both, medians of several
runs that take turns, and how many times faster vigie is. README.md beside this file says how to
get MVT. MVT is run without network and with an empty home.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import tempfile
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from measure import (Failed, Measured, Series, add_places, megabytes, phone, places, read_through,
                     run, table, vigie)

# MVT's name for each kind of planted indicator that it knows.
MVT_KEYS = {
    "host": "domain-name:value", "url": "url:value", "ipv4": "ipv4-addr:value",
    "email": "email-addr:value", "process": "process:name", "file_name": "file:name",
    "file_path": "file:path", "sha256": "file:hashes.sha256", "app_id": "app:id",
    "profile_id": "configuration-profile:id",
}
# Files that MVT writes beside the results of its modules.
NOT_RESULTS = {"alerts.json", "info.json", "urls.json"}


@dataclass
class Compared:
    """What both cost on one phone."""

    name: str
    phone_rows: int
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


class Mvt:
    """MVT's command for iPhones, without network, with an empty home."""

    def __init__(self, program, work, home):
        self.work = work
        offline = ["unshare", "--map-root-user", "--net"]
        works = shutil.which("unshare") and subprocess.run([*offline, "true"]).returncode == 0
        self.command = [*(offline if works else []), program,
                        "--disable-update-check", "--disable-indicator-update-check"]
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8",
            "MVT_CONFIG_FOLDER": str(home / "config"),
            "MVT_DATA_FOLDER": str(home / "data"),
            "MVT_NETWORK_ACCESS_ALLOWED": "False",
        }

    def run(self, *words):
        return run([*self.command, *words], self.work / "mvt.log", self.environment)

    def version(self):
        self.run("version")
        text = (self.work / "mvt.log").read_text()
        return re.search(r"Version: (\S+)", text).group(1)

    def check(self, backup, sets, compared):
        """`check-backup`, and what it read."""
        with tempfile.TemporaryDirectory(dir=self.work) as output:
            words = [word for path in sets for word in ("--iocs", path)]
            cost = self.run("check-backup", *words, "--output", output, backup)
            entries = {path.name: count_entries(path) for path in sorted(Path(output).glob("*.json"))}
            compared.alerts = entries.get("alerts.json", 0)
            compared.mvt_rows = {
                name.removesuffix(".json"): count for name, count in entries.items()
                if name not in NOT_RESULTS and not name.endswith("_detected.json")}
            log = (Path(output) / "command.log").read_text(errors="replace")
            compared.mvt_errors = sorted(set(re.findall(r" - ERROR - (.*)", log)))
            return cost

    def derive(self, encrypted, key):
        """`extract-key`: the key derivation alone, beside starting up."""
        password = encrypted.password.read_text()
        return self.run("extract-key", "--password", password, "--key-file", key, encrypted.folder)

    def decrypt(self, encrypted, key, into):
        """`decrypt-backup` with the key already derived."""
        return self.run("decrypt-backup", "--key-file", key, "--destination", into, encrypted.folder)


def count_entries(path):
    """Entries of a list or an object in a JSON file as MVT writes it, four spaces a level: the
    files can be larger than the memory."""
    with open(path, "rb") as lines:
        return sum(line[:4] == b"    " and line[4:5] not in b" }]\n" for line in lines)


def compare(given, tools, work, mvt, size, form, sets):
    """Both on one phone, taking turns."""
    subject = phone(tools, work, size, form)
    planted = work / f"planted-{size}-{form}.stix2"
    planted.write_text(planted_set(subject.truth))
    sets = [*sets, planted]
    compared = Compared(f"{size}, {form}", subject.rows)
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
        compared.mvt.add(mvt.check(subject.folder, sets, compared))
        return
    with tempfile.TemporaryDirectory(dir=work) as folder:
        key, clear = Path(folder) / "key", Path(folder) / "clear"
        compared.mvt_unlock.add(mvt.derive(subject, key))
        decrypted = mvt.decrypt(subject, key, clear)
        checked = mvt.check(clear, sets, compared)
        compared.mvt.add(Measured(decrypted.wall + checked.wall, decrypted.cpu + checked.cpu,
                                  max(decrypted.memory, checked.memory)))


def planted_set(truth):
    """The phone's planted indicators as a STIX set of the plainest form, which MVT can read: one
    comparison each, no `=` in a value."""
    date = "2019-01-01T00:00:00.000Z"
    common = {"spec_version": "2.1", "created": date, "modified": date}
    malware = {"type": "malware", "id": identifier("malware", ""), "name": "Planted",
               "is_family": True, **common}
    objects = [malware]
    planted = {(plant["by"]["indicator"]["kind"], plant["by"]["indicator"]["value"])
               for plant in truth["plants"] if "indicator" in plant["by"]}
    for kind, value in sorted(planted):
        if kind not in MVT_KEYS or "=" in value or "'" in value:
            continue
        indicator = identifier("indicator", kind + value)
        objects.append({"type": "indicator", "id": indicator, "pattern_type": "stix",
                        "pattern": f"[{MVT_KEYS[kind]}='{value}']", "valid_from": date, **common})
        objects.append({"type": "relationship", "id": identifier("relationship", kind + value),
                        "relationship_type": "indicates", "source_ref": indicator,
                        "target_ref": malware["id"], **common})
    return json.dumps({"type": "bundle", "id": identifier("bundle", ""), "objects": objects})


def identifier(kind, name):
    return f"{kind}--{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def show(compared):
    """The table of one phone, and what both say they read."""
    rows = [line("vigie check", compared.vigie, compared.vigie_rows)]
    if compared.vigie_unlock.runs:
        rows.append(line("  of this, key derivation", compared.vigie_unlock, None))
        rows.append(line("MVT extract-key (key derivation)", compared.mvt_unlock, None))
        rows.append(line("MVT decrypt-backup with the key + check-backup", compared.mvt,
                         compared.mvt_rows))
    else:
        rows.append(line("MVT check-backup", compared.mvt, compared.mvt_rows))
    print(f"\n## {compared.name}: {compared.phone_rows} rows written\n")
    table(["", "wall s", "CPU s", "peak MB", "rows read"], rows)
    aside = ", key derivation aside" if compared.vigie_unlock.runs else ""
    print(f"\nvigie is **{compared.ratio:.1f} times** faster{aside} "
          f"({compared.mvt.wall:.1f} s / {compared.vigie_wall:.2f} s).")
    print(f"Findings of vigie: {compared.findings}; alerts of MVT: {compared.alerts}.")
    print("Rows, vigie:", words(compared.vigie_rows))
    print("Rows, MVT:", words(compared.mvt_rows))
    for error in compared.mvt_errors:
        print("MVT says:", error)


def line(name, series, rows):
    return [name, f"{series.wall:.2f}", f"{series.cpu:.2f}", megabytes(series.memory),
            "" if rows is None else sum(rows.values())]


def words(rows):
    return ", ".join(f"{name} {count}" for name, count in sorted(rows.items()))


def stix_files(paths):
    """Every STIX file at or below the paths: what both can read."""
    files = []
    for path in paths:
        files += [path] if path.is_file() else sorted(path.rglob("*.stix2"))
    if not files:
        raise SystemExit("no *.stix2 file at the paths given with --indicators")
    return files


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--indicators", type=Path, action="append", required=True,
                        help="a STIX file, or a folder in which all *.stix2 are used")
    parser.add_argument("--mvt", default="mvt-ios", help="MVT's program for iPhones")
    parser.add_argument("--sizes", default="medium", help="of small,medium,large")
    parser.add_argument("--forms", default="plain,direct,encrypted",
                        help="of plain,direct,encrypted,few-rounds (see `phone`)")
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
