"""The command line: a contract with other programs. Output on stdout, messages on stderr.

Exit codes: 0 done; 1 done in part, or a document failed; 2 the call itself was wrong.
"""

from __future__ import annotations

import sys

import click

from rasd import __version__
from rasd.cli.documents import extract, ingest
from rasd.cli.keeping import backup, restore, verify
from rasd.cli.out import export
from rasd.cli.places import geocode
from rasd.cli.quality import doctor
from rasd.cli.scoring import score
from rasd.errors import RasdError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rasd")
def cli() -> None:
    """Rasd: an incident atlas for Iraq that reads news articles."""


for command in (extract, ingest, geocode, export, score, verify, backup, restore, doctor):
    cli.add_command(command)


def main() -> None:
    """Run the command line; a failure of ours is one sentence on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a Windows console would refuse Arabic; half characters have no encoding at all
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(cli(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; what was reported as done is done.", err=True)
        sys.exit(1)
    except RasdError as error:
        click.echo(f"rasd: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output went away: nobody is left to tell
        sys.exit(1)
