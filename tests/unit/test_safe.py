"""No text can act: not in Jinja, not in HTML, not in a JavaScript template literal."""

import html
import json

import pytest
from folium.template import Template

from rasd.render.safe import mapjson, mapsafe

PAYLOADS = (
    "{{7*7}}",
    "{{ 7*7 }}",
    "{%x%}",
    "{% for x in y %}",
    "{# gone #}",
    "}}{{7*7}}",
    "{{config.__class__}}",
    "{{''.__class__.__mro__}}",
    "{{cycler.__init__.__globals__.os}}",
    "${7*7}",
    "`${7*7}`",
    "`+(7*7)+`",
    "<img src=x onerror=7*7>",
    "<script>7*7</script>",
    "</script><script>7*7</script>",
    "<!--<script>",
    "<svg/onload=7*7>",
    "javascript:7*7",
    "'+(7*7)+'",
    '"+(7*7)+"',
    "\\u007b\\u007b7*7\\u007d\\u007d",
    "\\",
    "\\'",
    "&lt;img&gt;",
    "&#123;&#123;7*7&#125;&#125;",
    "%7B%7B7*7%7D%7D",
    "# for x in y",
    "{" * 50 + "7*7" + "}" * 50,
    "line\nbreak\tand\u2028separator",
    "\u202egnihtemos\u202c",
    "العبوة {{7*7}} الناسفة",
    "\x00{\x00{7*7}\x00}",
)


def rendered_twice(text):
    """Do as folium and branca do: the output of one template is compiled as the next."""
    return Template(Template(text).render()).render()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_shows_literally_and_evaluates_nowhere(payload):
    safe = mapsafe(payload)
    assert rendered_twice(safe) == safe
    assert not set(safe) & set("<>\"'{}$\\`%")
    shown = html.unescape(safe)
    kept = [c for c in payload if c.isprintable() or c in "\n\t"]
    assert shown == "".join(kept)
    assert "49" not in safe


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_comes_back_the_same_and_evaluates_nowhere(payload):
    value = {"a": [payload, {"b": {payload: {"c": {}}}}], "n": 1.5, "none": None}
    safe = mapjson(value)
    assert rendered_twice(safe) == safe
    assert json.loads(safe) == value
    assert safe.isascii()
    assert not set(safe) & set("<>&'`$%#")
    assert "{{" not in safe
    assert "}}" not in safe
    assert "49" not in safe


def test_control_and_bidirectional_characters_are_dropped():
    assert mapsafe("a\u202eb\u2066c\x07d\x7fe\ufefff\ud800g") == "abcdefg"


def test_plain_and_arabic_text_stays_as_it_is():
    assert mapsafe("Diyala ديالى: 9") == "Diyala ديالى: 9"


def test_not_a_number_is_refused():
    with pytest.raises(ValueError, match="Out of range"):
        mapjson({"x": float("nan")})
