"""Runs a command and measures it: wall seconds, CPU seconds, peak memory of all its processes."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
# How often the memory of all processes together is looked at, in seconds.
LOOK = 0.02


class Failed(Exception):
    """A command ended otherwise than it should."""


@dataclass
class Measured:
    """What one run of a command cost."""

    wall: float
    cpu: float
    # Bytes, see `Watch`.
    memory: int


@dataclass
class Series:
    """Several runs of one command."""

    runs: list[Measured] = field(default_factory=list)

    def add(self, run):
        self.runs.append(run)

    @property
    def wall(self):
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self):
        return statistics.median(run.cpu for run in self.runs)

    @property
    def memory(self):
        return max(run.memory for run in self.runs)

    def figures(self):
        """Everything measured, for the JSON file."""
        return {"wall": self.wall, "cpu": self.cpu, "memory": self.memory,
                "runs": [vars(run) for run in self.runs]}


def run(command, log, environment=None, ends_with=(0,)):
    """Runs a command to its end, its output into the file `log`."""
    with open(log, "wb") as output:
        began = time.perf_counter()
        child = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL,
                                 stdout=output, stderr=subprocess.STDOUT, env=environment)
        watch = Watch(child.pid)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        watch.stop()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ends_with:
        tail = Path(log).read_text(errors="replace")[-2000:]
        raise Failed(f"{command[0]} ended with {child.returncode}:\n{tail}")
    memory = watch.peak or usage.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
    return Measured(wall, usage.ru_utime + usage.ru_stime, memory)


class Watch:
    """Looks at the memory of a process and its descendants: the largest sum of their own peaks, as
    the kernel keeps them, while they lived together.

    Linux only, else it sees none. (What the kernel tells of a child that has ended counts the memory
    that this script had when it started it.)
    """

    def __init__(self, process):
        self.peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(process,))
        if Path("/proc/self/task").exists():
            self._thread.start()

    def stop(self):
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()

    def _look(self, process):
        while not self._ended.wait(LOOK):
            self.peak = max(self.peak, peak_memory(process))


def peak_memory(process):
    """The peaks of a process and its descendants together, in bytes; 0 when it is gone."""
    total = 0
    try:
        status = Path(f"/proc/{process}/status").read_text()
        total = 1024 * int(status.split("VmHWM:")[1].split()[0])
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            total += sum(peak_memory(int(child)) for child in children.read_text().split())
    except (OSError, IndexError):
        pass
    return total


def add_places(parser):
    """The options that every script has."""
    parser.add_argument("--work", type=Path, help="a folder that keeps the phones for the next time")
    parser.add_argument("--tools", type=Path,
                        help="a folder with the programs of this repository; else they are built")


@contextmanager
def places(given):
    """The folder of the programs and a folder to work in."""
    tools = given.tools.resolve() if given.tools else build_tools()
    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        yield tools, work


def build_tools():
    """Builds vigie and the measuring programs; returns the folder where they stand."""
    subprocess.run(["cargo", "build", "--release", "-p", "vigie", "-p", "benches", "--bins"],
                   cwd=REPOSITORY, check=True)
    described = subprocess.run(["cargo", "metadata", "--no-deps", "--format-version", "1"],
                               cwd=REPOSITORY, check=True, capture_output=True).stdout
    return Path(json.loads(described)["target_directory"]) / "release"


@dataclass
class Phone:
    """A synthetic phone on disk."""

    folder: Path
    truth: dict

    @property
    def manifest(self):
        return self.folder / "Manifest.plist"

    @property
    def password(self):
        """The file with the password, if it is encrypted."""
        path = self.folder.with_name(self.folder.name + ".password")
        return path if path.exists() else None

    @property
    def rows(self):
        return sum(sum(tables.values()) for tables in self.truth.get("rows", {}).values())


def phone(tools, work, size, form):
    """The phone of that size and form, written unless it stands there already."""
    folder = work / f"phone-{size}-{form}"
    truth = folder.with_name(folder.name + ".truth.json")
    if not truth.exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([tools / "phone", size, form, folder], check=True)
    return Phone(folder, json.loads(truth.read_text()))


def read_through(folder):
    """Reads every file once, so that no measured command reads a colder disk than another."""
    within = [Path(parent) / name for parent, _, names in os.walk(folder) for name in names]
    for path in within or [folder]:
        with open(path, "rb") as file:
            while file.read(1 << 20):
                pass


@dataclass
class Checked:
    """What a run of `vigie check` cost and read."""

    cost: Measured
    records: dict[str, int]
    findings: int
    # Distinct values of the blind index and its bytes; both 0 without one.
    index: tuple[int, int]


def vigie(tools, work, phone, sets, more=()):
    """Runs `vigie check` with a home of its own; 0, 1 and 3 say that it could examine."""
    with tempfile.TemporaryDirectory(dir=work) as folder:
        folder = Path(folder)
        case = folder / "case"
        command = [tools / "vigie", "check", phone.folder, "--owner-consents", "--lang", "en",
                   "--case", case, *more]
        for path in sets:
            command += ["--indicators", path]
        if phone.password:
            command += ["--password-file", phone.password]
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
        cost = run(command, work / "vigie.log", environment, ends_with=(0, 1, 3))
        records = {}
        for line in (case / "coverage.jsonl").read_text().splitlines():
            entry = json.loads(line)
            records[entry["artefact"]] = records.get(entry["artefact"], 0) + entry["records"]
        findings = len((case / "findings.jsonl").read_text().splitlines())
        index = (0, 0)
        for line in (case / "journal.jsonl").read_text().splitlines():
            entry = json.loads(line)
            if entry["act"] == "blind-index-written":
                index = (int(entry["facts"]["values"]), int(entry["facts"]["bytes"]))
        records = {name: count for name, count in records.items() if count}
        return Checked(cost, records, findings, index)


def table(head, rows):
    """Prints a Markdown table whose columns stand under one another."""
    rows = [list(map(str, row)) for row in [head, *rows]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    rows.insert(1, ["-" * width for width in widths])
    for row in rows:
        print("| " + " | ".join(word.ljust(width) for word, width in zip(row, widths)) + " |")


def megabytes(count):
    return f"{count / 1e6:.0f}"
