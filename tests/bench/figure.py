"""One measured figure with its bar, as a line of the table."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Figure:
    """One line of the table: what was measured, the share or number, its bar, what fails.

    higher: whether the bar is a least (else a most). failures: texts, for `--learn` only.
    """

    what: str
    value: float
    n: int
    bar: float | None = None
    higher: bool = True
    unit: str = "%"
    note: str = ""
    failures: list[str] = field(default_factory=list)

    def passes(self) -> bool | None:
        """Whether the bar is held; None without a bar."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.higher else self.value <= self.bar

    def row(self) -> str:
        """Return the figure as a line of text."""
        bar = "" if self.bar is None else f"{'≥' if self.higher else '≤'} {self.bar:g}"
        word = {True: "holds", False: "FAILS", None: ""}[self.passes()]
        note = f"  {self.note}" if self.note else ""
        return (
            f"{self.what:62s} {self.value:9.2f} {self.unit:3s} n={self.n:<6d} {bar:9s} {word}{note}"
        )


def share(good: int, n: int) -> float:
    """Return a share in per cent, 0 of nothing."""
    return 100 * good / n if n else 0.0
