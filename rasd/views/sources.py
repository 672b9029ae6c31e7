"""What each document gave and what was passed over, in words."""

from __future__ import annotations

from collections.abc import Sequence


def gave(incidents: int, skipped: int, *, known: bool = False, failed: bool = False) -> str:
    """Return what a document gave: '3 incidents, 2 passages passed over'."""
    if known:
        return "already in the project"
    if failed:
        return "could not be read"
    told = "no incident" if not incidents else many(incidents, "incident")
    return told + (f", {many(skipped, 'passage')} passed over" if skipped else "")


def answer(title: str, incidents: int, reasons: Sequence[str], *, known: bool, failed: bool) -> str:
    """Return one line on what reading a document gave and why anything was passed over."""
    why = "; ".join(dict.fromkeys(reason.rstrip(".") for reason in reasons))
    line = f"{title}: {gave(incidents, len(reasons), known=known, failed=failed)}"
    return f"{line}: {why}." if why else f"{line}."


def many(n: int, noun: str) -> str:
    """Return a number with its noun: '1 article', '3 articles'."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
