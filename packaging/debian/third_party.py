"""Writes the licences and notices of every library that is compiled into vigie, each text once.

Described in: <https://doc.rust-lang.org/cargo/commands/cargo-metadata.html>.
"""

import json
import pathlib
import subprocess
import sys

# How the files begin that hold a licence or what it wants to be passed on.
NAMES = ("licen", "copying", "notice", "copyright", "unlicense")


def compiled_in():
    """Name and version of everything that the binary is made of, on this system."""
    command = ["cargo", "tree", "--locked", "--package", "vigie", "--edges", "normal", "--prefix", "none"]
    tree = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    words = (line.split() for line in tree.splitlines() if line)
    return {(name, version.removeprefix("v")) for name, version, *_ in words}


def packages():
    """Those that come from a registry, with their folders."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    wanted = compiled_in()
    found = [one for one in told["packages"] if one["source"] and (one["name"], one["version"]) in wanted]
    return sorted(found, key=lambda one: (one["name"], one["version"]))


def texts(folder):
    """The texts of a library, without what a copy of the same text may differ in."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name.lower().startswith(NAMES):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield "\n".join(line.rstrip() for line in lines).strip()


def main():
    out, holders, without = sys.stdout, {}, []
    out.write("Libraries that are compiled into vigie, and their licences.\n\n")
    for one in packages():
        name = f"{one['name']} {one['version']}"
        out.write(f"{name}: {one['license'] or 'see its text'}; {', '.join(one['authors']) or 'no authors named'}\n")
        found = list(texts(pathlib.Path(one["manifest_path"]).parent))
        if not found:
            without.append(name)
        for text in found:
            holders.setdefault(text, []).append(name)
    if without:
        out.write(f"\nWithout a text of their own; their licence is named above: {', '.join(without)}.\n")
    for text, names in holders.items():
        out.write(f"\n{'=' * 80}\n{', '.join(names)}\n{'-' * 80}\n{text}\n")


if __name__ == "__main__":
    main()
