"""Build `iq/keys.tsv`: the keys of every listed name. Needs no packages.

Run it by itself after a change of `rasd/text.py`, the gazetteer or a spelling:
`python data/reference/keys.py`. Run by `build.py` otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from rasd.country import Country, _load, load_country  # noqa: E402
from rasd.listed import keep_keys  # noqa: E402


def names_of(country: Country) -> list[str]:
    """Return every name of the gazetteer, the governorates and the list of foreign places."""
    words = country.lexicon("foreign")
    names = [*words["countries"], *words["places"], *words["phrases"]]
    for unit in country.governorates:
        names += [*unit.variants, *unit.kind_variants]
    for place in (p for p in country.places if p.source != "own"):
        names += [place.name, *place.variants, place.name_ar, place.name_ku]
    return names


def build() -> int:
    """Write the file; return the number of names."""
    _load.cache_clear()
    country = load_country()
    return keep_keys(country.folder / "keys.tsv", names_of(country))


if __name__ == "__main__":
    print("names with kept keys:", build())
