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
MIB = 1 << 20
# How long files are on a real phone, by a part of their name.
GROWN = {"spindump-nosymbols.txt": 25 * MIB, "taskinfo.txt": 3 * MIB, "ps_thread.txt": MIB // 2,
         "ps.txt": MIB // 8, "swcutil_show.txt": MIB // 2, "security-sysdiagnose.txt": 3 * MIB,
         "mobile_installation.log": 2 * MIB, "containermanagerd.log": MIB, "brctl-dump.txt": 4 * MIB,
         "powerlogs/": 20 * MIB, "appstored.sqlitedb": 4 * MIB, "shutdown": MIB // 8}


class Maker:
    """A phone's sysdiagnose as testkit writes it, grown to the sizes of a real one; the same bytes every time.

    What artefacts read is testkit's: logs and lists repeated, rows of databases doubled, crash reports under
    more names. What none reads is made up, and packs as such files do."""

    def __init__(self, archive, phone):
        self.archive = archive
        self.top = next(phone.iterdir())
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
        member = tarfile.TarInfo(f"{self.top.name}/{name}")
        member.size = len(content)
        member.mtime = 1767319445
        self.archive.addfile(member, io.BytesIO(content))

    def fill(self, name, size, blocks):
        content = bytearray()
        while len(content) < size:
            content += self.numbers.choice(blocks)
        self.add(name, bytes(content[:size]))

    def everything(self, scale):
        for path in sorted(self.top.rglob("*")):
            if path.is_file():
                self.of_phone(path, str(path.relative_to(self.top)))
        self.unread()
        for number in range(round(scale * 36)):
            folder = ["Persist", "Special", "Signpost"][number % 3]
            self.fill(f"system_logs.logarchive/{folder}/{number:016x}.tracev3", 10 * MIB, self.binary)

    def of_phone(self, path, name):
        """A file that testkit wrote, as long as on a real phone."""
        content = path.read_bytes()
        size = next((size for part, size in GROWN.items() if part in name), 0)
        if content.startswith(b"SQLite") and size:
            content = grown(content, size)
            self.add(f"{name}.gz", gzip.compress(content, 6, mtime=0))
        elif size:
            content *= max(1, size // len(content))
        self.add(name, content)
        if name.endswith(".ips"):
            for number in range(12):
                self.add(name.replace(".ips", f"-{number}.ips"), content)
        if name.endswith(".log.0"):
            for number in range(1, 4):
                self.add(f"{name[:-1]}{number}", content)

    def unread(self):
        for number in range(5):
            self.fill(f"crashes_and_spins/spin-{number}.tailspin", 4 * MIB, self.packed)
        for name, count, size, blocks in [
            ("WiFi/wifi-{}.log", 40, MIB, self.text), ("ioreg/IO{}.txt", 6, 2 * MIB, self.text),
            ("microstackshots/{}.shot", 10, 3 * MIB // 2, self.binary),
            ("logs/Baseband/{}.bbcb", 12, 5 * MIB, self.packed),
            ("logs/Trial/{}.log", 8, MIB, self.text), ("RunningBoard/{}.log", 4, MIB, self.text),
            ("summaries/{}.log", 5, MIB // 2, self.text),
            ("system_logs.logarchive/dsc/{:032X}", 2, 30 * MIB, self.text),
        ]:
            for number in range(count):
                self.fill(name.format(number), size, blocks)
        for number in range(2_500):
            name = f"system_logs.logarchive/{number % 256:02X}/{number:030X}"
            self.fill(name, 10_000 + self.numbers.randrange(40_000), self.text)


def grown(content, size):
    """A database so large: a quarter of it rows that artefacts read, the others of a table that none reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grown.db"
        path.write_bytes(content)
        opened = sqlite3.connect(path, isolation_level=None)
        tables = [name for name, in opened.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        while path.stat().st_size < size // 4:
            for name in tables:
                columns = ", ".join(f'"{row[1]}"' for row in opened.execute(f'PRAGMA table_info("{name}")')
                                    if not row[5])
                opened.execute(f'INSERT OR IGNORE INTO "{name}" ({columns}) SELECT {columns} FROM "{name}"')
        opened.execute("CREATE TABLE other (id INTEGER PRIMARY KEY, timestamp REAL, name TEXT, data BLOB)")
        numbers = random.Random(size)
        rows = max(0, size - path.stat().st_size) // 500
        opened.execute("BEGIN")
        opened.executemany("INSERT INTO other VALUES (?, ?, ?, ?)",
                           ((n, 1767000000 + n, f"com.example.app{n % 200}" * 4,
                             numbers.randbytes(120) + bytes(260)) for n in range(rows)))
        opened.execute("COMMIT")
        opened.close()
        return path.read_bytes()


def make(tools, work, scale):
    """The archive, written unless it stands there already."""
    phone = work / "phone-small-sysdiagnose"
    path = work / f"sysdiagnose-{scale:g}.tar.gz"
    if not path.exists():
        if not phone.exists():
            subprocess.run([tools / "phone", "small", "sysdiagnose", phone], check=True)
        partial = path.with_suffix(".part")
        with open(partial, "wb") as file, \
                gzip.GzipFile("", "wb", 6, file, 0) as packed, \
                tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as archive:
            Maker(archive, phone).everything(scale)
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
        path = given.archive or make(tools, work, given.scale)
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
