#!/usr/bin/env python3
"""Measures the way from a password to a backup's keys beside OpenSSL and PyCryptodome, taking turns.

Run it with the Python in which PyCryptodome (and, if wanted, `cryptography`) is installed.
"""

import argparse
import hashlib
import json
import statistics
import subprocess
import time

from measure import add_places, phone, places, table

# What vigie must not exceed beside the fastest of the others.
WANTED = 1.3
SALT = bytes(range(20))


def openssl(password, rounds):
    """`hashlib`, by the OpenSSL that Python is linked with."""
    first = hashlib.pbkdf2_hmac("sha256", password, SALT, rounds["sha256"], 32)
    hashlib.pbkdf2_hmac("sha1", first, SALT, rounds["sha1"], 32)


def pycryptodome():
    from Crypto.Hash import SHA1, SHA256
    from Crypto.Protocol.KDF import PBKDF2

    def derive(password, rounds):
        first = PBKDF2(password, SALT, 32, rounds["sha256"], hmac_hash_module=SHA256)
        PBKDF2(first, SALT, 32, rounds["sha1"], hmac_hash_module=SHA1)

    return derive


def cryptography():
    from cryptography.hazmat.primitives.hashes import SHA1, SHA256
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    def derive(password, rounds):
        first = PBKDF2HMAC(SHA256(), 32, SALT, rounds["sha256"]).derive(password)
        PBKDF2HMAC(SHA1(), 32, SALT, rounds["sha1"]).derive(first)

    return derive


def others():
    """What there is to compare with."""
    found = {f"hashlib, {' '.join(openssl_version().split()[:2])}": openssl}
    for name, make in (("PyCryptodome", pycryptodome), ("cryptography (its own OpenSSL)", cryptography)):
        try:
            found[name] = make()
        except ImportError:
            print(f"not installed in this Python: {name}")
    return found


def openssl_version():
    import ssl

    return ssl.OPENSSL_VERSION


def seconds(work):
    """CPU seconds: the work has one thread, and other programs must not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    add_places(parser)
    given = parser.parse_args()
    with places(given) as (tools, work):
        subject = phone(tools, work, "small", "encrypted")
        password = subject.password.read_bytes()
        unlock = [tools / "unlock", subject.manifest, subject.password]
        compared = others()
        times = {name: [] for name in ("vigie", *compared)}
        for _ in range(given.repeats):
            rounds = json.loads(subprocess.run(unlock, check=True, capture_output=True).stdout)
            times["vigie"].append(rounds["seconds"])
            for name, derive in compared.items():
                times[name].append(seconds(lambda: derive(password, rounds)))
    medians = {name: statistics.median(all_times) for name, all_times in times.items()}
    fastest = min(time for name, time in medians.items() if name != "vigie")
    print(f"{rounds['sha256']} rounds of HMAC-SHA256, {rounds['sha1']} of HMAC-SHA1; "
          f"median of {given.repeats}\n")
    table(["", "CPU s"], [[name, f"{time:.2f}"] for name, time in medians.items()])
    print(f"\nvigie / fastest of the others: {medians['vigie'] / fastest:.2f} (at most {WANTED} wanted)")


if __name__ == "__main__":
    main()
