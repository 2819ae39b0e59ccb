#!/usr/bin/env python3
"""Measures `vigie check` on a compressed sysdiagnose of 400 MB beside what unpacking the same bytes costs."""

import argparse
import gzip
import io
import json
import random
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path

from measure import Phone, Series, add_places, megabytes, places, read_through, run, table, vigie

# The whole may cost this many times what unpacking alone costs.
WANTED = 2.0
WANTED_MEMORY = 300e6
TOP = "sysdiagnose_2026.01.02_03-04-05+0100_iPhone-OS_iPhone_23B85"
MIB = 1 << 20


class Maker:
    """Members of the names and sizes that a phone's own have; the same bytes every time."""

    def __init__(self, archive):
        self.archive = archive
        self.numbers = random.Random(5)
        # Deflate looks back 32 KiB: blocks that come again after more are as good as new ones.
        noise = self.numbers.randbytes
        self.binary = [b"".join(noise(96) + bytes(48) + noise(16) * 3 for _ in range(340))
                       for _ in range(64)]
        self.packed = [noise(64 << 10) for _ in range(64)]
        self.text = [self.lines(600) for _ in range(64)]

    def lines(self, count):
        words = ["default", "kernel", "com.apple.example", "connection", "state", "update", "client",
                 "request", "0x0", "finished", "session", "assertion"]
        pick = self.numbers.choice
        made = []
        for _ in range(count):
            number = self.numbers.getrandbits
            made.append(f"2026-01-02 03:{number(6) % 60:02}:{number(6) % 60:02}.{number(19):06} "
                        f"{pick(words)}[{number(14)}] <{pick(words)}> {pick(words)} {number(40):x} "
                        f"{pick(words)} {pick(words)}\n")
        return "".join(made).encode()

    def add(self, name, content):
        member = tarfile.TarInfo(f"{TOP}/{name}")
        member.size = len(content)
        member.mtime = 1767319445
        self.archive.addfile(member, io.BytesIO(content))

    def fill(self, name, size, blocks):
        content = bytearray()
        while len(content) < size:
            content += self.numbers.choice(blocks)
        self.add(name, bytes(content[:size]))

    def everything(self, scale):
        self.small()
        self.processes()
        for number in range(300):
            self.crash(number)
        for number in range(5):
            self.fill(f"crashes_and_spins/spin-{number}.tailspin", 4 * MIB, self.packed)
        self.add("logs/powerlogs/powerlog_2026-01-02_03-04_0A0B0C0D.PLSQL", database(80_000))
        self.add("logs/appinstallation/appstored.sqlitedb", database(8_000))
        for number in range(3):
            name = f"logs/powerlogs/powerlog_2026-01-0{number}_00-00_0A0B0C0D.PLSQL.gz"
            self.fill(name, 8 * MIB, self.packed)
        for name, count, size, blocks in [
            ("WiFi/wifi-{}.log", 40, MIB, self.text), ("ioreg/IO{}.txt", 6, 2 * MIB, self.text),
            ("microstackshots/{}.shot", 10, 3 * MIB // 2, self.binary),
            ("logs/Baseband/{}.bbcb", 12, 5 * MIB, self.packed),
            ("logs/Trial/{}.log", 8, MIB, self.text), ("RunningBoard/{}.log", 4, MIB, self.text),
            ("logs/MobileInstallation/mobile_installation.log.{}", 4, 2 * MIB, self.text),
            ("logs/MobileContainerManager/containermanagerd.log.{}", 4, MIB, self.text),
            ("summaries/{}.log", 5, MIB // 2, self.text), ("brctl/brctl-{}.txt", 4, MIB, self.text),
            ("system_logs.logarchive/dsc/{:032X}", 2, 30 * MIB, self.text),
        ]:
            for number in range(count):
                self.fill(name.format(number), size, blocks)
        for number in range(2_500):
            name = f"system_logs.logarchive/{number % 256:02X}/{number:030X}"
            self.fill(name, 10_000 + self.numbers.randrange(40_000), self.text)
        for number in range(round(scale * 33)):
            folder = ["Persist", "Special", "Signpost"][number % 3]
            self.fill(f"system_logs.logarchive/{folder}/{number:016x}.tracev3", 10 * MIB, self.binary)

    def small(self):
        self.add("sysdiagnose.log", f"into IN_PROGRESS_{TOP}\n".encode())
        self.add("remotectl_dumpstate.txt", b"Local device\n\tProduct Type: iPhone14,2\n"
                 b"\tOS Build: 26.1 (23B85)\n\tProperties: {\n\t\tUniqueDeviceID => 00008110-000A\n\t}\n")
        shutdown = "".join(f"After {n}.01s, these clients are still here:\n\t\tremaining client pid: {n} "
                           f"(/usr/libexec/example{n})\nSIGTERM: [{1767000000 + n * 9000}]\n"
                           for n in range(40))
        self.add("system_logs.logarchive/Extra/shutdown.log", shutdown.encode())
        for name, size in [("security-sysdiagnose.txt", 6), ("swcutil_show.txt", 1),
                           ("otctl_status.txt", 1), ("zprint.txt", 1), ("vm_stat.txt", 1)]:
            self.fill(name, size * MIB // 2, self.text)

    def processes(self):
        rows = "".join(f"root {n} 1 - 0.0 0.1 - 4 0 {n}Ss 2:03AM 0:0{n % 10}.01 "
                       f"/System/Library/example/process{n}\n" for n in range(700))
        head = "USER PID PPID F %CPU %MEM PRI NI VSZ RSS STAT STARTED TIME COMMAND\n"
        self.add("ps.txt", (head + rows).encode())
        self.fill("taskinfo.txt", 3 * MIB, self.text)
        self.fill("spindump-nosymbols.txt", 25 * MIB, self.text)

    def crash(self, number):
        at = f"2026-01-01 {number % 24:02}:00:00.00 +0100"
        head = {"app_name": f"example{number}", "timestamp": at, "bug_type": "309", "name": "example",
                "os_version": "iPhone OS 26.1 (23B85)"}
        body = {"procName": f"example{number}", "procPath": "/usr/libexec/example", "captureTime": at,
                "threads": [{"frames": [{"imageOffset": self.numbers.getrandbits(24), "imageIndex": n}
                                        for n in range(40)]} for _ in range(20)],
                "usedImages": [{"path": f"/usr/lib/example{n}.dylib", "uuid": f"{n:032x}"}
                               for n in range(200)]}
        text = json.dumps(head) + "\n" + json.dumps(body, indent=1)
        self.add(f"crashes_and_spins/example-2026-01-01-{number:06}.ips", text.encode())


def database(rows):
    """A database of some 500 bytes a row."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        opened = sqlite3.connect(path)
        opened.execute("CREATE TABLE made (id INTEGER PRIMARY KEY, timestamp REAL, name TEXT, data BLOB)")
        numbers = random.Random(rows)
        opened.executemany("INSERT INTO made VALUES (?, ?, ?, ?)",
                           ((n, 1767000000 + n, f"com.example.app{n % 200}" * 4,
                             numbers.randbytes(120) + bytes(260)) for n in range(rows)))
        opened.commit()
        opened.close()
        return path.read_bytes()


def make(work, scale):
    """The archive, written unless it stands there already."""
    path = work / f"sysdiagnose-{scale:g}.tar.gz"
    if not path.exists():
        partial = path.with_suffix(".part")
        with open(partial, "wb") as file, \
                gzip.GzipFile("", "wb", 6, file, 0) as packed, \
                tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            Maker(archive).everything(scale)
        partial.rename(path)
    return path


def readers_of_unified_logs(tools):
    listed = subprocess.run([tools / "vigie", "list", "artefacts", "--json"], check=True,
                            capture_output=True).stdout
    return [one["id"] for one in json.loads(listed)
            if any(".tracev3" in glob for glob in one.get("files", []))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1, help="unified logs for other than 400 MB")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--archive", type=Path, help="another archive than the one made")
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        path = given.archive or make(work, given.scale)
        read_through(path)
        more = [word for name in readers_of_unified_logs(tools) for word in ("--skip", name)]
        subject = Phone(path, {})
        series = {name: Series() for name in ("gzip -dc", "flate2 alone", "vigie check")}
        for _ in range(given.repeats):
            series["gzip -dc"].add(run(["sh", "-c", 'gzip -dc "$0" > /dev/null', path], work / "log"))
            series["flate2 alone"].add(run([tools / "gunzip_alone", path], work / "alone.log"))
            checked = vigie(tools, work, subject, [], more)
            series["vigie check"].add(checked.cost)
        unpacked = int((work / "alone.log").read_text())
    size = path.stat().st_size
    rows = [[name, f"{one.wall:.2f}", f"{one.cpu:.2f}", f"{size / one.wall / 1e6:.0f}",
             f"{unpacked / one.wall / 1e6:.0f}", megabytes(one.memory)] for name, one in series.items()]
    table([f"{megabytes(size)} MB, {megabytes(unpacked)} MB unpacked", "wall s", "CPU s",
           "packed MB/s", "unpacked MB/s", "peak MB"], rows)
    ours = series["vigie check"]
    for name in ("gzip -dc", "flate2 alone"):
        print(f"vigie / {name}: {ours.wall / series[name].wall:.2f} of wall time (at most {WANTED} wanted)")
    print(f"memory: {megabytes(ours.memory)} MB (under {WANTED_MEMORY / 1e6:.0f} wanted)\n"
          f"records: {sum(checked.records.values())} of {len(checked.records)} artefacts; "
          f"left out: {' '.join(more) or 'nothing'}")


if __name__ == "__main__":
    main()
