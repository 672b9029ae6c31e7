"""A labelled text of a fixture, read to its incidents, for the tests of extraction."""

from datetime import date

from rasd.articles import Origin, read
from rasd.country import load_country
from rasd.extract import extract
from rasd.geocode import Gazetteer
from rasd.model import Article, IncidentDraft, Toll

COUNTRY = load_country()
GAZETTEER = Gazetteer(COUNTRY)


def told(case: dict[str, str], published: str = "2016-06-15") -> tuple[IncidentDraft, ...]:
    """Return the incidents of a case; published: the day where the case names none."""
    published = case.get("published", published)
    text = case["text"]
    if case.get("title") or case.get("publisher"):
        head = {"Title": case.get("title"), "Publisher": case.get("publisher")}
        lines = [f"{name}: {value}" for name, value in head.items() if value]
        text = "\n".join((*lines, f"Published: {published}", "", text))
    origin = Origin(name="case.txt", published=date.fromisoformat(published))
    article = next(iter(read(text.encode(), origin)))
    assert isinstance(article, Article)
    return extract(article, COUNTRY)


def pair(toll: Toll) -> list[int | None] | None:
    """Return a toll as fixtures write it: [low, high], None where not reported."""
    return None if toll.low is None else [toll.low, toll.high]
