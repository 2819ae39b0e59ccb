#!/usr/bin/env python3
"""Measures the server of `vigie app`: how soon pages begin while a check runs, and what a large case costs.

Every page is asked for on a connection of its own, as raw bytes; the first byte counts from the moment the request
was sent. Made-up cases grow out of a check of a small phone: its findings and kept records are repeated under other
numbers and times, and the hashes in its journal with them.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import time
import urllib.parse
from datetime import datetime, timedelta, timezone
from pathlib import Path

from measure import add_places, megabytes, phone, places, read_through, run, table

FINDINGS = 5_000
MOMENTS = 1_000_000
PRINTED = 200
# First bytes while a check runs, in milliseconds, and the PDF of 200 findings, in seconds.
WANTED_MS, WANTED_PDF = 50, 3
REQUESTS = 200
# Pages that need no case, then those of the open one.
PLAIN = ["/1", "/1/b", "/2", "/2?k=ios", "/2?k=android", "/2/a", "/3", "/3/b", "/4", "/7", "/7/c", "/8", "/z",
         "/s.css", "/s.js"]
OF_CASE = ["/5", "/5?group=2", "/5?group=2&page=40", "/5/f/1", "/5/f/4000", "/5/t", "/5/t?what=1&page=4000", "/5/a",
           "/5/r", "/5/c", "/6", "/7/r"]


class App:
    """A running `vigie app` and a browser in it."""

    def __init__(self, tools, home):
        home.mkdir(exist_ok=True)
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "VIGIE_DATA": str(home / ".data"),
                       "LC_ALL": "en_GB.UTF-8"}
        self.child = subprocess.Popen([tools / "vigie", "app", "--no-browser"], stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, env=environment)
        address = urllib.parse.urlsplit(self.child.stdout.readline().decode().strip())
        self.port, self.cookie = address.port, ""
        head = self.ask("GET", f"{address.path}?{address.query}")[2]
        self.cookie = re.search("set-cookie: ([^;]+)", head)[1]
        self.secret = re.search('name="secret" value="([^"]+)"', self.ask("GET", "/1")[3])[1]

    def ask(self, method, path, fields=None):
        """Seconds to the first byte and to the last, the head and the body."""
        body = urllib.parse.urlencode(fields or {}).encode()
        host = f"127.0.0.1:{self.port}"
        kind = "content-type: application/x-www-form-urlencoded\r\n" if fields else ""
        head = (f"{method} {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {self.cookie}\r\norigin: http://{host}\r\n"
                f"{kind}content-length: {len(body)}\r\nconnection: close\r\n\r\n")
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            began = time.perf_counter()
            line.sendall(head.encode() + body)
            parts = [line.recv(1 << 16)]
            first = time.perf_counter() - began
            while parts[-1]:
                parts.append(line.recv(1 << 16))
        whole = b"".join(parts)
        last = time.perf_counter() - began
        head, _, body = whole.partition(b"\r\n\r\n")
        return first, last, head.decode(), body.decode(errors="replace")

    def post(self, address, **fields):
        """Sends a form; where it leads."""
        _, _, head, body = self.ask("POST", address, {"secret": self.secret, **fields})
        leads = re.search("location: (.+)", head)
        assert leads, f"{address}: {head}\n{re.sub('<[^>]*>', ' ', body)}"
        return leads[1].strip()

    def choose(self, name):
        """Chooses what stands in the person's own folder."""
        self.post("/1/b", owner="mine")
        item = next(item for item in self.ask("GET", "/3")[3].split("<li>") if f"<bdi>{name}</bdi>" in item)
        self.post("/3", add=re.search('name="add" value="([^"]+)"', item)[1])
        self.ask("GET", "/3/b")

    def is_reading(self):
        return "\nlocation: " not in self.ask("GET", "/4")[2]

    def memory(self, which="VmRSS"):
        status = Path(f"/proc/{self.child.pid}/status").read_text()
        return 1024 * int(status.split(f"{which}:")[1].split()[0])

    def end(self):
        self.ask("POST", "/q", {"secret": self.secret})
        self.child.wait(10)


def made_case(tools, work, name, findings, moments):
    """A case with so many findings, and so many moments of kept records."""
    target = work / name
    if target.exists():
        return target
    small, plain = phone(tools, work, "small", "plain"), work / "plain-case"
    shutil.rmtree(plain, ignore_errors=True)
    environment = {"PATH": os.environ["PATH"], "HOME": str(work)}
    command = [tools / "vigie", "check", small.folder, "--owner-consents", "--case", plain]
    run(command + (["--keep", "records"] if moments else []), work / "vigie.log", environment, ends_with=(0, 1, 3))
    known = [json.loads(line) for line in (plain / "findings.jsonl").read_text().splitlines()]
    with open(plain / "findings.jsonl", "w") as file:
        for number in range(findings):
            one = json.loads(json.dumps(known[number % len(known)]))
            one["id"] = f"F-{number:012x}"
            for evidence in one["evidence"]:
                evidence["place"] += f":{number}"
                evidence["observed"] += f" {number}"
            print(json.dumps(one, ensure_ascii=False, separators=(",", ":")), file=file)
    for artefact in ["ios.sms", "ios.safari_history"] if moments else []:
        fill(plain / "records" / f"{artefact}.jsonl", moments // 2)
    seal(plain)
    plain.rename(target)
    return target


def fill(path, count):
    """Repeats the first record of a file, with other rows and times: three years of them, in no order."""
    one = json.loads(path.read_text().splitlines()[0])
    begin = datetime(2026, 5, 21, 18, tzinfo=timezone.utc)
    word, clock = one["moments"][0][1:]
    with open(path, "w") as file:
        for number in range(count):
            at = begin - timedelta(seconds=number * 7_919 % 94_000_000)
            one["place"], one["time"] = f"row:{number}", at.strftime("%Y-%m-%dT%H:%M:%SZ")
            one["moments"] = [[one["time"], word, clock]]
            print(json.dumps(one, ensure_ascii=False, separators=(",", ":")), file=file)


def seal(case):
    """Writes the hashes of the files anew into the journal."""
    lines, previous = [], None
    for line in (case / "journal.jsonl").read_text().splitlines():
        entry = json.loads(line)
        entry["previous"] = previous
        for name in entry.get("hashes", {}) if entry["act"] == "written" else []:
            entry["hashes"][name] = hashlib.sha256((case / name).read_bytes()).hexdigest()
        lines.append(json.dumps(entry, ensure_ascii=False, separators=(",", ":")))
        previous = hashlib.sha256(lines[-1].encode()).hexdigest()
    (case / "journal.jsonl").write_text("\n".join(lines) + "\n")


def milliseconds(times, part):
    return f"{1_000 * sorted(times)[min(len(times) - 1, int(part * len(times)))]:.1f}"


def while_checking(app, name, case, turns):
    """First bytes of every page, `case` being open, while a check of the phone `name` runs, by page."""
    times = {path: [] for path in PLAIN + OF_CASE}
    app.choose(name)
    while min(len(one) for one in times.values()) < turns:
        # A check that ended opens its own case.
        app.post("/7/o", path=str(case))
        began = time.perf_counter()
        assert app.post("/3/b", keep="memory") == "/4"
        while True:
            for path, one in times.items():
                first = app.ask("GET", path)[0]
                if not app.is_reading():
                    break
                one.append(first)
            else:
                continue
            break
        print(f"a check ended after {time.perf_counter() - began:.1f} s, the server had up to "
              f"{megabytes(app.memory('VmHWM'))} MB", flush=True)
    return times


def tell_while_checking(times):
    rows = [[path, len(one), milliseconds(one, 0.5), milliseconds(one, 0.95), milliseconds(one, 1)]
            for path, one in times.items()]
    every = [first for one in times.values() for first in one]
    rows.append(["all", len(every), milliseconds(every, 0.5), milliseconds(every, 0.95), milliseconds(every, 1)])
    table(["first byte while a check runs, ms", "requests", "median", "95th", "longest"], rows)
    above = sum(1 for first in every if 1_000 * first >= WANTED_MS)
    print(f"{above} of {len(every)} at {WANTED_MS} ms or above\n")


def tell_large(app, case):
    """Opens a case and asks for all of its pages."""
    before = app.memory()
    began = time.perf_counter()
    app.post("/7/o", path=str(case))
    took = time.perf_counter() - began
    print(f"opened, held against its journal, {MOMENTS} moments indexed: {took:.1f} s, memory {megabytes(before)} -> "
          f"{megabytes(app.memory())} MB (most {megabytes(app.memory('VmHWM'))} MB)")
    rows = []
    for path in PLAIN + OF_CASE:
        asked = [app.ask("GET", path) for _ in range(9)]
        first, last = (statistics.median(one[at] for one in asked) for at in (0, 1))
        rows.append([path, asked[0][2].split()[1], f"{1_000 * first:.1f}", f"{1_000 * last:.1f}", len(asked[0][3])])
    table([f"{FINDINGS} findings, {MOMENTS} moments", "answer", "first byte ms", "all ms", "characters"], rows)
    print(f"memory afterwards: {megabytes(app.memory())} MB (most {megabytes(app.memory('VmHWM'))} MB)\n")


def tell_printed(app, case):
    app.post("/7/o", path=str(case))
    for form in ["pdf", "redacted", "html"]:
        asked = [app.ask("GET", f"/6/d?form={form}") for _ in range(3)]
        assert " 200 " in asked[0][2]
        took = statistics.median(one[1] for one in asked)
        wanted = f" (under {WANTED_PDF} s wanted)" if form != "html" else ""
        print(f"{form} of {PRINTED} findings: {took:.2f} s{wanted}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="large", help="small, medium or large: the phone that is checked meanwhile")
    parser.add_argument("--parts", default="large,printed,checking", help="what is measured")
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        parts = given.parts.split(",")
        large = made_case(tools, work, "large-case", FINDINGS, MOMENTS)
        printed = made_case(tools, work, "printed-case", PRINTED, 0)
        read_through(large)
        app = App(tools, work / "home")
        if "large" in parts:
            tell_large(app, large)
        if "printed" in parts:
            tell_printed(app, printed)
        app.end()
        if "checking" in parts:
            subject = phone(tools, work, given.size, "plain")
            read_through(subject.folder)
            app = App(tools, work)
            turns = -(-REQUESTS // len(PLAIN + OF_CASE))
            tell_while_checking(while_checking(app, subject.folder.name, large, turns))
            app.end()


if __name__ == "__main__":
    main()
