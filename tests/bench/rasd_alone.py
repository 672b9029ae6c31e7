"""Read documents with Rasd alone, on one core, from bytes to placed incidents; JSON on stdout.

Documents come as JSON on stdin: [[file name, text], …].
"""

import json
import os
import resource
import sys
import time
from pathlib import Path

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def peak_mb():
    """Return the most memory this process held, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (2**20 if sys.platform == "darwin" else 2**10)


def main():
    """Read every document three times and print the median, in seconds of the processor."""
    documents = json.load(sys.stdin)
    start = time.process_time()
    from rasd import pipeline  # noqa: PLC0415 (loading is part of what is measured)
    from rasd.country import load_country  # noqa: PLC0415
    from rasd.extract.lexicon import load_lexicon  # noqa: PLC0415

    country = load_country()
    load_lexicon(country)
    pipeline.gazetteer(country)
    (first,) = pipeline.read(documents[0][1].encode(), documents[0][0])
    pipeline.extract(first, country)  # what is made when first asked for
    loading = time.process_time() - start
    runs = []
    for _ in range(3):
        start = time.process_time()
        for name, text in documents:
            for article in pipeline.read(text.encode(), name):
                pipeline.extract(article, country)
        runs.append(time.process_time() - start)
    json.dump(
        {
            "what": "Rasd, from bytes to placed incidents",
            "load_s": loading,
            "articles_s": len(documents) / sorted(runs)[1],
            "memory_mb": peak_mb(),
        },
        sys.stdout,
    )


main()
