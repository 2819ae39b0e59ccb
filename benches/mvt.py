"""MVT, the Mobile Verification Toolkit, as its users run it: without network, with an empty home."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path

from measure import Measured, megabytes, run

# MVT's name for each kind of planted indicator that it knows.
MVT_KEYS = {
    "host": "domain-name:value", "url": "url:value", "ipv4": "ipv4-addr:value",
    "email": "email-addr:value", "process": "process:name", "file_name": "file:name",
    "file_path": "file:path", "sha256": "file:hashes.sha256", "app_id": "app:id",
    "profile_id": "configuration-profile:id", "property": "android-property:name",
}
# Files that MVT writes beside the results of its modules.
NOT_RESULTS = {"alerts.json", "info.json", "urls.json"}


@dataclass
class Checked:
    """What a run of MVT cost and said."""

    cost: Measured
    records: dict[str, int]
    alerts: int
    errors: list[str]


class Mvt:
    """One of MVT's two programs."""

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

    def check(self, command, subject, sets):
        """A command such as `check-backup`, and what it read."""
        with tempfile.TemporaryDirectory(dir=self.work) as output:
            words = [word for path in sets for word in ("--iocs", path)]
            cost = self.run(command, *words, "--output", output, subject)
            entries = {path.name: count_entries(path) for path in sorted(Path(output).glob("*.json"))}
            records = {
                name.removesuffix(".json"): count for name, count in entries.items()
                if name not in NOT_RESULTS and not name.endswith("_detected.json")}
            log = (Path(output) / "command.log").read_text(errors="replace")
            errors = sorted(set(re.findall(r" - ERROR - (.*)", log)))
            return Checked(cost, records, entries.get("alerts.json", 0), errors)

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


def stix_files(paths):
    """Every STIX file at or below the paths: what both can read."""
    files = []
    for path in paths:
        files += [path] if path.is_file() else sorted(path.rglob("*.stix2"))
    if not files:
        raise SystemExit("no *.stix2 file at the paths given with --indicators")
    return files


def line(name, series, rows):
    return [name, f"{series.wall:.2f}", f"{series.cpu:.2f}", megabytes(series.memory),
            "" if rows is None else sum(rows.values())]


def words(rows):
    return ", ".join(f"{name} {count}" for name, count in sorted(rows.items()))
