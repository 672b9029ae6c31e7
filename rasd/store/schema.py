"""The store's tables. Names are singular; every table is STRICT; only `revision` is a log.

Numbers: days are whole days since 1970-01-01; REAL tolls are NULL where not reported.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    DDL,
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.schema import ExecutableDDLElement

from rasd.model import TOLL_KINDS

APPLICATION_ID: Final = 0x52415344
"""Marks the file as ours in its header. Source: SQLite file format, offset 68 ('RASD')."""
USER_VERSION: Final = 1
"""Version of the tables below; grows with each migration."""

TOLL_COLUMNS: Final = tuple(
    f"{kind}_{end}" for kind in TOLL_KINDS for end in ("low", "best", "high")
)

metadata: Final = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=text("''"))


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


state: Final = Table(
    "state",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("version", Integer, nullable=False),
    sqlite_strict=True,
)
"""One row: `version` grows with every write, so that readers know when to look again."""

import_batch: Final = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("label"),
    _text("source"),
    _text("added_at"),
    Column("removed_at", Text),
    sqlite_strict=True,
)

article: Final = Table(
    "article",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False, index=True),
    *map(_text, ("title", "publisher", "url")),
    Column("published", Text),
    *map(_text, ("language", "kind", "origin", "added_at")),
    Column("live", Integer, nullable=False),  # 0: withdrawn with its batch
    Column("document", Text, nullable=False),  # the Article as JSON
    Column("digest", Text, nullable=False),  # sha256 of `document`
    sqlite_strict=True,
)

incident: Final = Table(
    "incident",
    metadata,
    Column("id", Text, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("version", Integer, nullable=False, index=True),  # state.version of its last write
    Column("live", Integer, nullable=False),  # 0: all its articles are withdrawn
    Column("merged_into", Text),  # the incident that took its reports
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    _number("date_prec"),
    *map(_text, ("iso", "district", "place")),
    Column("lat", REAL),
    Column("lon", REAL),
    _number("where_prec"),
    Column("radius_km", REAL),
    _text("border_iso"),
    Column("border_km", REAL),
    *map(_text, ("event_type", "perpetrator", "attribution", "attributed_by")),
    *map(_text, ("target", "target_class", "weapon")),
    *(Column(name, REAL) for name in TOLL_COLUMNS),
    Column("confidence", REAL, nullable=False),
    _text("review"),
    _number("primary"),
    *map(_text, ("quote", "source", "outlets")),
    _number("n_reports"),
    _text("url"),
    sqlite_strict=True,
)

report: Final = Table(
    "report",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article_id", Text, ForeignKey("article.id"), nullable=False, index=True),
    Column("incident_id", Text, ForeignKey("incident.id"), nullable=False, index=True),
    Column("place_in_incident", Integer, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("document", Text, nullable=False),  # the Report as JSON, without its evidence
    Column("digest", Text, nullable=False),  # sha256 of `document` and the evidence
    Index("report_period", "start", "end"),
    sqlite_strict=True,
)

evidence: Final = Table(
    "evidence",
    metadata,
    Column("report_key", Integer, ForeignKey("report.key"), primary_key=True),
    Column("n", Integer, primary_key=True),
    *map(_text, ("field", "value", "rule", "basis")),
    Column("confidence", REAL, nullable=False),
    Column("document", Text, nullable=False),  # the Evidence as JSON
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

claim: Final = Table(
    "claim",
    metadata,
    Column("incident_id", Text, ForeignKey("incident.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    *map(_text, ("field", "value", "report_id", "publisher")),
    Column("published", Text),
    _number("chosen"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

revision: Final = Table(
    "revision",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("subject", Text, nullable=False),  # incident id, or 'batch:<id>'
    Column("rev", Integer, nullable=False),
    *map(_text, ("at", "by", "action")),
    Column("document", Text),  # canonical JSON; NULL once purged, its digest stays
    *map(_text, ("digest", "prev_hash", "hash")),
    UniqueConstraint("subject", "rev"),
    sqlite_strict=True,
)

skipped: Final = Table(
    "skipped",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False, index=True),
    Column("article_id", Text, nullable=False, index=True),
    *map(_text, ("item", "stage", "reason", "added_at")),
    Column("start", Integer),
    Column("end", Integer),
    sqlite_strict=True,
)

cannot_link: Final = Table(
    "cannot_link",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    *map(_text, ("by", "reason", "added_at")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Pairs of report ids that a person told apart, a < b."""

_APPEND_ONLY: Final = (
    """CREATE TRIGGER revision_stays BEFORE DELETE ON revision
    BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END""",
    """CREATE TRIGGER revision_fixed
    BEFORE UPDATE OF seq, subject, rev, at, by, action, digest, prev_hash, hash ON revision
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END""",
    """CREATE TRIGGER revision_words BEFORE UPDATE OF document ON revision
    WHEN NEW.document IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END""",
)
_FULL_TEXT: Final = (
    "CREATE VIRTUAL TABLE article_fts USING fts5(body, tokenize='unicode61')",
    "CREATE VIRTUAL TABLE report_fts USING fts5(body, tokenize='unicode61')",
)
for _statement in (*_APPEND_ONLY, *_FULL_TEXT):
    _ddl: ExecutableDDLElement = DDL(_statement)  # type: ignore[no-untyped-call]
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))
