"""The one place for colour, shape and label: the same type looks the same everywhere.

Colour is never the only channel: each type has a shape of its own, and colours were chosen so that
they stay apart for protan, deutan and tritan vision (checked by simulation in the tests).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rasd.model import EventType

Theme = Literal["light", "dark"]
THEMES: Final[tuple[Theme, ...]] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How an event type is drawn.

    light, dark: '#rrggbb' for either theme. shape: a word for the legend and screen readers.
    path: SVG path in a box from -10 to 10, to be filled by the even-odd rule.
    """

    key: str
    label: str
    shape: str
    light: str
    dark: str
    path: str

    def colour(self, theme: Theme) -> str:
        """Return '#rrggbb' for the theme."""
        return self.dark if theme == "dark" else self.light


@dataclass(frozen=True, slots=True)
class FieldStyle:
    """How the words behind a field are marked: a strong line and a tint made from it."""

    key: str
    label: str
    light: str
    dark: str

    def colour(self, theme: Theme) -> str:
        """Return the strong colour, '#rrggbb', for an underline or a chip's edge."""
        return self.dark if theme == "dark" else self.light

    def tint(self, theme: Theme) -> str:
        """Return the quiet background, '#rrggbb', on which TOKENS' ink stays readable."""
        share = 0.26 if theme == "dark" else 0.16
        return mix(self.colour(theme), TOKENS[theme].panel, share)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each '#rrggbb'; only incidents and `accent` are saturated.

    accent: selection, everywhere. ramp: shades of the governorates from the lowest class to the
    highest. land, neighbour, water, river, border, outline: the quiet base of the map.
    """

    page: str
    panel: str
    ink: str
    muted: str
    line: str
    accent: str
    land: str
    neighbour: str
    water: str
    river: str
    border: str
    outline: str
    halo: str
    ramp: tuple[str, str, str, str, str]


TOKENS: Final[Mapping[Theme, Tokens]] = {
    "light": Tokens(
        page="#ffffff",
        panel="#fdfcfa",
        ink="#26262b",
        muted="#6c675f",
        line="#dcd7cd",
        accent="#0b57d0",
        land="#f6f3ec",
        neighbour="#eae7e0",
        water="#cdd9df",
        river="#a9bfca",
        border="#c8c0b1",
        outline="#8b8376",
        halo="#fdfcfa",
        ramp=("#efe7d8", "#e5d8c0", "#d9c6a5", "#cbb289", "#b99b6d"),
    ),
    "dark": Tokens(
        page="#0e1117",
        panel="#171b21",
        ink="#e8e6e1",
        muted="#9a978f",
        line="#333a42",
        accent="#7cb7ff",
        land="#1f252b",
        neighbour="#15191e",
        water="#0f2029",
        river="#2c4c5c",
        border="#39414a",
        outline="#707880",
        halo="#14181d",
        ramp=("#2c2d2c", "#3a372f", "#4b4232", "#5d5036", "#70603c"),
    ),
}

_RING: Final = "M-8.5 0A8.5 8.5 0 1 1 8.5 0A8.5 8.5 0 1 1-8.5 0ZM-3.6 0A3.6 3.6 0 1 0 3.6 0A3.6 3.6 0 1 0-3.6 0Z"  # noqa: E501 (one path)
_BURST: Final = (
    "M0-10L2.6-5.2L7.1-7.1L5.2-2.6L10 0L5.2 2.6L7.1 7.1L2.6 5.2L0 10L-2.6 5.2L-7.1 7.1L-5.2 2.6"
    "L-10 0L-5.2-2.6L-7.1-7.1L-2.6-5.2Z"
)

_TYPES: Final = (
    ("armed_assault", "Armed assault", "circle", "#c33d44", "#d2595c", "M-8 0A8 8 0 1 1 8 0A8 8 0 1 1-8 0Z"),  # noqa: E501
    ("bombing", "Bombing", "square", "#873853", "#ec769d", "M-7.4-7.4H7.4V7.4H-7.4Z"),
    ("suicide_bombing", "Suicide bombing", "burst", "#4e284a", "#b05ca8", _BURST),
    ("ied", "IED", "diamond", "#b87510", "#f2a93f", "M0-9.8L9.8 0L0 9.8L-9.8 0Z"),
    ("kidnapping", "Kidnapping", "ring", "#223498", "#6f8be6", _RING),
    ("assassination", "Assassination", "plus", "#a04f9b", "#f2adec", "M-3.2-9H3.2V-3.2H9V3.2H3.2V9H-3.2V3.2H-9V-3.2H-3.2Z"),  # noqa: E501
    ("rocket_or_drone_attack", "Rocket or drone attack", "triangle", "#3e7d65", "#6cc9a8", "M0-9.6L9.4 7.2H-9.4Z"),  # noqa: E501
    ("airstrike", "Airstrike", "triangle pointing down", "#058abd", "#6fb0d4", "M0 9.6L9.4-7.2H-9.4Z"),  # noqa: E501
    ("security_operation", "Security operation", "shield", "#256c01", "#a6dc8e", "M-7.8-8.4H7.8V1.2C7.8 5.4 4.2 8.2 0 9.8C-4.2 8.2-7.8 5.4-7.8 1.2Z"),  # noqa: E501
    ("clash", "Clash", "cross", "#653801", "#c28b57", "M-8.8-5.2L-5.2-8.8L0-3.6L5.2-8.8L8.8-5.2L3.6 0L8.8 5.2L5.2 8.8L0 3.6L-5.2 8.8L-8.8 5.2L-3.6 0Z"),  # noqa: E501
    ("protest_violence", "Violence at a protest", "hexagon", "#6647b6", "#ac95ff", "M-4.6-8.4H4.6L9.4 0L4.6 8.4H-4.6L-9.4 0Z"),  # noqa: E501
    ("other", "Other", "bar", "#857d7f", "#e0d8da", "M-9-4.4H9V4.4H-9Z"),
)  # fmt: skip

TYPES: Final[Mapping[str, TypeStyle]] = {row[0]: TypeStyle(*row) for row in _TYPES}

FIELDS: Final[Mapping[str, FieldStyle]] = {
    style.key: style
    for style in (
        FieldStyle("date", "Date", "#9a6700", "#e3b341"),
        FieldStyle("place", "Place", "#0072a3", "#58b6e8"),
        FieldStyle("governorate", "Governorate", "#1f7a78", "#5cc4c0"),
        FieldStyle("event_type", "Event type", "#b3352b", "#f0837a"),
        FieldStyle("perpetrator", "Perpetrator", "#6a3fb5", "#b496f5"),
        FieldStyle("target", "Target", "#7a4a1e", "#cf9f73"),
        FieldStyle("killed", "Killed", "#8c1d40", "#ee7fa4"),
        FieldStyle("injured", "Injured", "#b44d04", "#f6a065"),
        FieldStyle("abducted", "Abducted", "#a5398f", "#e893d6"),
        FieldStyle("detained", "Detained", "#5d6b12", "#b7c665"),
        FieldStyle("attackers_killed", "Attackers killed", "#4c5866", "#a3b1c1"),
        FieldStyle("source", "Source", "#2c6e2f", "#83cb86"),
    )
}


def type_style(event_type: str) -> TypeStyle:
    """Return the style of an event type; an unknown key is drawn as 'other'."""
    return TYPES.get(event_type, TYPES[EventType.OTHER.value])


def glyph(event_type: str, theme: Theme = "light", size_px: int = 14) -> str:
    """Return the type's shape in its colour as an inline SVG element, made of constants only."""
    style = type_style(event_type)
    return (
        f'<svg width="{size_px}" height="{size_px}" viewBox="-10.5 -10.5 21 21" aria-hidden="true">'
        f'<path d="{style.path}" fill="{style.colour(theme)}" fill-rule="evenodd"/></svg>'
    )


def mix(colour: str, ground: str, share: float) -> str:
    """Return '#rrggbb' of `share` (0..1) of a colour laid over a ground."""
    top, under = _rgb(colour), _rgb(ground)
    return "#" + "".join(
        f"{round(a * share + b * (1 - share)):02x}" for a, b in zip(top, under, strict=True)
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two '#rrggbb' colours, 1..21. Source: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
