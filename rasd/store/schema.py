"""The store's tables. Names are singular; every table is STRICT; only `revision` is a log.

Numbers: days are whole days since 1970-01-01; REAL tolls are NULL where not reported.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeEngine

from rasd.model import TOLL_KINDS

APPLICATION_ID: Final = 0x52415344
"""Marks the file as ours in its header. Source: SQLite file format, offset 68 ('RASD')."""
USER_VERSION: Final = 3
"""Version of the tables below; grows with each migration."""

TOLL_COLUMNS: Final = tuple(
    f"{kind}_{end}" for kind in TOLL_KINDS for end in ("low", "best", "high")
)

metadata: Final = MetaData()
TEXT: Final[TypeEngine[str]] = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that every engine sorts by code point, whatever the server's language."""
NUMBER: Final[TypeEngine[float]] = Double().with_variant(REAL(), "sqlite")
"""Eight bytes everywhere: PostgreSQL's REAL has only four, SQLite's strict tables know no other."""


def _text(name: str) -> Column[str]:
    return Column(name, TEXT, nullable=False, server_default=text("''"))


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


state: Final = Table(
    "state",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("version", Integer, nullable=False),
    _number("epoch"),
    sqlite_strict=True,
)
"""One row: `version` grows with every write, so that readers know when to look again; `epoch` with
every restored backup, after which nothing that was read before holds."""

import_batch: Final = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("label"),
    _text("source"),
    _text("added_at"),
    Column("removed_at", TEXT),
    sqlite_strict=True,
)

article: Final = Table(
    "article",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("sha256", TEXT, nullable=False, index=True),
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False, index=True),
    *map(_text, ("title", "publisher", "url")),
    Column("published", TEXT),
    *map(_text, ("language", "kind", "origin", "added_at")),
    Column("live", Integer, nullable=False),  # 0: withdrawn, alone or with its batch
    Column("document", TEXT, nullable=False),  # the Article as JSON
    Column("digest", TEXT, nullable=False),  # sha256 of `document`
    Column("withdrawn", TEXT),  # why a person withdrew this one; NULL if nobody did
    Column("purged", TEXT),  # why its words were removed for good; NULL if they were not
    _text("sketch"),  # of its words, to tell reprints by; '' where not made yet
    sqlite_strict=True,
)

incident: Final = Table(
    "incident",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("version", Integer, nullable=False, index=True),  # state.version of its last write
    Column("live", Integer, nullable=False),  # 0: all its articles are withdrawn
    Column("merged_into", TEXT),  # the incident that took its reports
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    _number("date_prec"),
    *map(_text, ("iso", "district", "place")),
    Column("lat", NUMBER),
    Column("lon", NUMBER),
    _number("where_prec"),
    Column("radius_km", NUMBER),
    _text("border_iso"),
    Column("border_km", NUMBER),
    *map(_text, ("event_type", "perpetrator", "attribution", "attributed_by")),
    *map(_text, ("target", "target_class", "weapon")),
    *(Column(name, NUMBER) for name in TOLL_COLUMNS),
    Column("confidence", NUMBER, nullable=False),
    _text("review"),
    _number("primary"),
    *map(_text, ("quote", "source", "outlets")),
    _number("n_reports"),
    _number("n_sources"),
    _text("url"),
    sqlite_strict=True,
)

report: Final = Table(
    "report",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("article_id", TEXT, ForeignKey("article.id"), nullable=False, index=True),
    Column("incident_id", TEXT, ForeignKey("incident.id"), nullable=False, index=True),
    Column("place_in_incident", Integer, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("document", TEXT, nullable=False),  # the Report as JSON, without its evidence
    Column("digest", TEXT, nullable=False),  # sha256 of `document` and the evidence
    Index("report_period", "start", "end"),
    sqlite_strict=True,
)

evidence: Final = Table(
    "evidence",
    metadata,
    Column("report_key", Integer, ForeignKey("report.key"), primary_key=True),
    Column("n", Integer, primary_key=True),
    *map(_text, ("field", "value", "rule", "basis")),
    Column("confidence", NUMBER, nullable=False),
    Column("document", TEXT, nullable=False),  # the Evidence as JSON
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

claim: Final = Table(
    "claim",
    metadata,
    Column("incident_id", TEXT, ForeignKey("incident.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    *map(_text, ("field", "value", "report_id", "publisher")),
    Column("published", TEXT),
    _number("chosen"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

revision: Final = Table(
    "revision",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("subject", TEXT, nullable=False),  # incident id, 'batch:<id>' or 'step:<n>'
    Column("rev", Integer, nullable=False),
    *map(_text, ("at", "by", "action")),
    Column("document", TEXT),  # canonical JSON; NULL once purged, its digest stays
    *map(_text, ("digest", "prev_hash", "hash")),
    UniqueConstraint("subject", "rev"),
    Index("revision_at", "at"),
    sqlite_strict=True,
)

skipped: Final = Table(
    "skipped",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, ForeignKey("import_batch.id"), nullable=False, index=True),
    Column("article_id", TEXT, nullable=False, index=True),
    *map(_text, ("item", "stage", "reason", "added_at")),
    Column("start", Integer),
    Column("end", Integer),
    sqlite_strict=True,
)

cannot_link: Final = Table(
    "cannot_link",
    metadata,
    Column("a", TEXT, primary_key=True),
    Column("b", TEXT, primary_key=True),
    *map(_text, ("by", "reason", "added_at")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Pairs of report ids that a person told apart, a < b."""

rating: Final = Table(
    "rating",
    metadata,
    Column("kind", TEXT, primary_key=True),  # 'publisher' or 'report'
    Column("subject", TEXT, primary_key=True),  # its name, or the report's id
    *map(_text, ("grade", "by", "reason", "added_at")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""How far a source is trusted (A-F), how credible a report is (1-6); a new grade replaces the old.
Source: Admiralty code, AJP-2.1."""

mark: Final = Table(
    "mark",
    metadata,
    Column("name", TEXT, primary_key=True),  # 'here:<analyst>', 'visit:<analyst>', 'export'
    Column("seq", Integer, nullable=False),
    _text("at"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""How far in the log somebody has looked."""

saved_view: Final = Table(
    "saved_view",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rev", Integer, nullable=False),
    *map(_text, ("name", "query")),  # of the filter, as the address has it, in JSON
    _number("removed"),
    *map(_text, ("by", "at")),
    sqlite_strict=True,
)
"""Filters under a name. Each change is an entry of the log, subject 'saved_view:<id>'."""

annotation: Final = Table(
    "annotation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("incident_id", TEXT, ForeignKey("incident.id"), nullable=False, index=True),
    *map(_text, ("kind", "words", "url")),
    _number("removed"),
    *map(_text, ("by", "at")),
    sqlite_strict=True,
)
"""Tags, notes and links of an incident. Each change is an entry of the log, 'annotation:<id>'."""
