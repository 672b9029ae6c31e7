"""Datelines: the town, day and agency in front of a report, which date and place the telling."""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = r"[A-Z][\w'\u2019.-]*(?: [\w'\u2019.-]+){0,3}"
_DAY: Final = (
    r"(?:\d{1,2} [A-Z][a-z]{2,9}\.?|[A-Z][a-z]{2,9}\.? \d{1,2}(?:st|nd|rd|th)?)(?:,? \d{4})?"
)
_TAGGED: Final = re.compile(
    r"\s*(?:"
    r"[A-Z][A-Z'\u2019 .-]{2,30}(?:/[A-Z][A-Z'\u2019 .-]{2,30})?"
    r"(?:,[^\u2014\u2013:\n-]{2,30}){1,2}\s?(?:\([^)\n]{1,40}\))?"
    r"\s?(?:\u2014|\u2013|--|-|:|//)\s"
    r"|[A-Z][A-Z'\u2019 .-]{2,30}(?:/[A-Z][A-Z'\u2019 .-]{2,30})?\s?\([^)\n]{1,40}\)\s?"
    r"(?:\u2014|\u2013|--|-|:)\s"
    r"|[A-Z][A-Za-z'\u2019 .-]{2,30}(?:,[A-Za-z '\u2019.]{2,30}){0,2}\s?\([^)\n]{1,40}\)"
    r"\s?(?:\u2014|\u2013|--|-|:|\.)\s"
    r"|(?:[A-Z][A-Za-z0-9]{2,15} ?){1,3}/\s?"
    rf"|\({_PLACE}(?:, ?{_PLACE})?(?:, {_DAY})?\)\s?(?:\u2014|\u2013|--|-|:)\s"
    rf"|{_PLACE}, {_DAY}(?:,? \([^)\n]{{1,40}}\))? ?(?:\u2014|\u2013|--|-) "
    r"|[A-Z][A-Za-z-]{2,15}(?: [A-Z][a-z]{2,15})?(?:, Iraq)? \([A-Z][\w. ]{1,20}\) (?=[A-Z])"
    r"|[A-Z][A-Za-z-]{2,15}, Iraq ?(?:\u2014|\u2013|--|-) "
    r")"
)
"""With an agency or a day: 'HILLA, Iraq (AFP) - ', '(Beirut, May 4, 2013) – ', 'Shafaq News/ '."""

_BARE: Final = re.compile(
    r"\s*(?:[A-Z][A-Z'\u2019 .-]{2,30}\s?(?:\u2014|\u2013|--|-|:|//)\s"
    r"|[A-Z][a-z]{3,15} ?(?:\u2014|\u2013|--) )"
)
"""A place alone: 'MOSUL: '. In a list it is where the item happened."""

_REACH: Final = 90
_LEAST_ITEMS: Final = 3
_PROSE: Final = 2
"""Paragraphs of prose within which a report bears its dateline."""

_LINE: Final = re.compile(r"[^\n]+")


def find_datelines(text: str, blocks: list[tuple[int, int]]) -> dict[int, int]:
    """Return where the words behind a dateline begin, by the start of its line.

    blocks: the paragraphs. Lines of litter (a slug, a byline) may stand before a dateline; places
    in front of many paragraphs are no datelines.
    """
    fronted = sum(_BARE.match(text, *_reach(block)) is not None for block in blocks)
    found: dict[int, int] = {}
    prose = 0
    for block in blocks:
        if prose >= _PROSE or found:
            break
        for line in _LINE.finditer(text, *block):
            reach = _reach(line.span())
            match = _TAGGED.match(text, *reach)
            if match is None and fronted < _LEAST_ITEMS:
                match = _BARE.match(text, *reach)
            if match is not None:
                found[line.start()] = match.end()
                break
            if _is_prose(line.group()):
                break
        prose += _is_prose(text[slice(*block)])
    return found


def _reach(block: tuple[int, int]) -> tuple[int, int]:
    return block[0], min(block[0] + _REACH, block[1])


def _is_prose(words: str) -> bool:
    """Whether words are a sentence and not a slug, a byline or a date."""
    return len(words) >= _REACH or words.rstrip().endswith((".", '."', "!", "?"))
