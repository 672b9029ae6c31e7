"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

DEFAULT_STORE: Final = Path("data") / "rasd.db"


class Day(click.ParamType[date]):
    """A day written like 2022-01-21."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail with a sentence that shows the form."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it like 2022-01-21.", param, ctx)


store_option = click.option(
    "--store",
    "--database-url",
    "target",
    default=str(DEFAULT_STORE),
    envvar="RASD_STORE",
    show_default=True,
    help="The project: a file, or postgresql://user@host/name.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
