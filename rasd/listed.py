"""The keys of listed names, kept in a file, so that loading a country need not reckon them.

The file holds results of `text.index_keys` and the digest of the rules they were made by; where
the rules have changed since, it counts as empty, and the keys are reckoned: slower, never wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from rasd import text
from rasd.text import index_keys

HEAD: Final = "rules "
Keys = Mapping[str, tuple[str, ...]]


def kept_keys(path: Path) -> Keys:
    """Return the keys of each name in the file; {} where there is none or its rules are others."""
    try:
        head, *lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return {}
    if head != HEAD + rules():
        return {}
    rows = (line.split("\t") for line in lines if line)
    return {name: tuple(keys) for name, *keys in rows}


def keep_keys(path: Path, names: Iterable[str]) -> int:
    """Write the keys of names, each once and in order; return how many."""
    listed = sorted({n for n in names if index_keys(n) and not set(n) & {"\t", "\n"}})
    lines = ["\t".join((name, *index_keys(name))) for name in listed]
    path.write_text("\n".join([HEAD + rules(), *lines, ""]), encoding="utf-8", newline="\n")
    return len(lines)


@lru_cache(maxsize=1)
def rules() -> str:
    """Return the digest of the rules: of the module that has them, whatever its line ends."""
    source = Path(text.__file__).read_text(encoding="utf-8")
    return hashlib.sha256(source.encode()).hexdigest()
