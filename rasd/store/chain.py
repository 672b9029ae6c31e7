"""The log of revisions: append-only, each hashed together with the one before.

Source: hash chain as in RFC 6962's motive (tamper-evident log), without its tree: a store is read
from end to end anyway when it is verified.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, insert, select

from rasd.store.codec import clean, dumps
from rasd.store.schema import revision

FIRST: Final = "0" * 64
"""What the first revision points back to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision to be written. subject: incident id or 'batch:<id>'; document: its JSON."""

    subject: str
    rev: int
    action: str
    document: str


def now() -> str:
    """Return this moment in UTC, to the second, as stored."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def digest_of(*parts: str) -> str:
    """Return the SHA-256 of the parts, each closed by a newline, in hex."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.encode("utf-8"))
        whole.update(b"\n")
    return whole.hexdigest()


def append(connection: Connection, entries: Sequence[Entry], by: str) -> None:
    """Write the entries behind the last revision, in order."""
    if not entries:
        return
    newest = select(revision.c.seq, revision.c.hash).order_by(revision.c.seq.desc()).limit(1)
    last = connection.execute(newest).first()
    seq, previous = (int(last.seq), str(last.hash)) if last else (0, FIRST)
    at, by = now(), clean(by)
    rows = []
    for entry in entries:
        seq += 1
        row = {
            "seq": seq,
            "subject": entry.subject,
            "rev": entry.rev,
            "at": at,
            "by": by,
            "action": entry.action,
            "digest": digest_of(entry.document),
            "prev_hash": previous,
        }
        previous = digest_of(dumps(row))
        rows.append({**row, "hash": previous, "document": entry.document})
    connection.execute(insert(revision), rows)


def breaks(connection: Connection) -> Iterator[str]:
    """Yield a sentence for every place where the chain or a document does not hold."""
    previous, expected = FIRST, 1
    for row in connection.execute(select(revision).order_by(revision.c.seq)).mappings():
        name = f"Revision {row['seq']} of {row['subject']}"
        linked = {k: row[k] for k in row if k not in ("hash", "document")}
        if row["seq"] != expected or row["prev_hash"] != previous:
            yield f"{name} does not follow the one before it."
        if digest_of(dumps(linked)) != row["hash"]:
            yield f"{name} was changed after it was written."
        if row["document"] is not None and digest_of(row["document"]) != row["digest"]:
            yield f"{name} has other content than was written."
        previous, expected = row["hash"], row["seq"] + 1
