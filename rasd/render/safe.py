"""The two gates through which anything reaches folium: text as entities, data as inert JSON.

folium renders each element's script with Jinja and then compiles the result as a template again,
so braces in a string are evaluated on the server; pop-ups and tooltips are HTML and JavaScript
template literals, so angle brackets, '$' and backticks run in the browser. Both gates leave none
of these characters standing. A test checks that folium gets constants and gated values only.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

# Bidirectional controls reorder what a person reads; they are no part of a name.
_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029"
_CONTROLS: Final = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufeff\\ud800-\\udfff{_BIDI}]")
_ENTITIES: Final = {ord(char): f"&#{ord(char)};" for char in "&<>\"'{}$\\`%#\n\t"}
# Inside a JSON string: everything that HTML, Jinja or a JavaScript template literal could act on.
_ACTIVE: Final = re.compile(r"[<>&'`${}%#]")
_PAIR: Final = re.compile(r"\}(?=\})")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


def mapsafe(text: str) -> str:
    """Return the text as HTML that shows it literally and that no template can act on.

    Control, bidirectional and lone surrogate characters are dropped; they are never shown.
    """
    return _CONTROLS.sub("", text).translate(_ENTITIES)


def mapjson(value: Any) -> str:  # noqa: ANN401 (any JSON value)
    r"""Return the value as ASCII JSON whose strings hold no character a template could act on.

    Such characters become \u escapes: the browser reads back exactly the text that went in, and
    must show it by `textContent`. A space parts the braces, so that no two stand side by side.
    Raises: ValueError on NaN or infinity, TypeError on what JSON cannot hold.
    """
    plain = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    quiet = _STRING.sub(lambda found: _ACTIVE.sub(_escape, found[0]), plain)
    return _PAIR.sub("} ", quiet)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
