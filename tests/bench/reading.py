"""Articles a second on one core, beside spaCy's small English pipeline alone on the same texts.

spaCy is no requirement of Rasd. It is measured where an interpreter has it: that named by
`RASD_SPACY_PYTHON`, else this one. To make one outside the project:
`python -m venv DIR && DIR/bin/pip install spacy` and the model `en_core_web_sm`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from rasd import pipeline
from rasd.model import Article
from rasd.score import documents, load_gold, opened_sets

HERE = Path(__file__).parent
NOT_INSTALLED = 3


def texts() -> list[tuple[str, str]]:
    """Return (file name, document) of the seeds and the opened sets, header lines and all."""
    seeds = [(p.name, p.read_text(encoding="utf-8")) for p in sorted(pipeline.SEEDS.glob("*.md"))]
    labelled = [load_gold(path) for path in opened_sets().values()]
    return seeds + [(n, data.decode()) for each in labelled for n, data in documents(each)]


def bodies(given: list[tuple[str, str]]) -> list[str]:
    """Return the readable text of each document: spaCy is given no header and no markup."""
    read = [pipeline.read(text.encode(), name) for name, text in given]
    return [item.text for items in read for item in items if isinstance(item, Article)]


def measured(interpreter: str, script: str, given: object) -> dict[str, object] | None:
    """Return what a script's own process says of itself, None where spaCy is not installed."""
    done = subprocess.run(
        [interpreter, str(HERE / script)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NOT_INSTALLED:
        return None
    done.check_returncode()
    found: dict[str, object] = json.loads(done.stdout)
    return found


def show(found: dict[str, object]) -> None:
    """Print one process's figures."""
    print(
        f"{found['what']:44s} {found['articles_s']:9.1f} articles/s   "
        f"{found['load_s']:5.2f} s to load   {found['memory_mb']:5.0f} MB at most",
        flush=True,
    )


def main() -> None:
    """Print the figures of both, and how many times faster ours is."""
    given = texts()
    print(f"reading {len(given)} articles on one core, each in a process of its own:")
    ours = measured(sys.executable, "rasd_alone.py", given)
    show(ours)
    interpreter = os.environ.get("RASD_SPACY_PYTHON", sys.executable)
    theirs = measured(interpreter, "spacy_alone.py", bodies(given))
    if theirs is None:
        print(
            "spaCy's small English pipeline: not measured, not installed here. Name an interpreter "
            "that has spaCy and en_core_web_sm by RASD_SPACY_PYTHON."
        )
        return
    show(theirs)
    times = ours["articles_s"] / theirs["articles_s"]
    print(f"Rasd reads {times:.1f} times as many articles a second")


if __name__ == "__main__":
    main()
