"""Colours stay apart, for every kind of colour vision, and readable on their ground."""

from itertools import combinations

import numpy as np
import pytest

from rasd.model import EventType
from rasd.render.palette import (
    FIELDS,
    THEMES,
    TOKENS,
    TYPES,
    contrast,
    glyph,
    mix,
    type_style,
)

# Source: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]  # noqa: E501
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]  # noqa: E501
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]  # noqa: E501
    ),
}  # fmt: skip
# Source: Ottosson 2020, OKLab; 0.02 is about one just noticeable difference.
TO_LMS = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]  # noqa: E501
)  # fmt: skip
TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]]  # noqa: E501
)  # fmt: skip


def seen(colour, vision):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return TO_LAB @ np.cbrt(TO_LMS @ np.clip(VISIONS[vision] @ linear, 0, 1))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("vision", "least"), [("normal", 0.08), ("protan", 0.03), ("deutan", 0.03), ("tritan", 0.03)]
)
def test_any_two_types_stay_apart(theme, vision, least):
    for one, other in combinations(TYPES.values(), 2):
        gap = np.linalg.norm(seen(one.colour(theme), vision) - seen(other.colour(theme), vision))
        assert gap >= least, (one.key, other.key, gap)


def test_every_type_has_a_style_and_a_shape_of_its_own():
    assert tuple(TYPES) == tuple(e.value for e in EventType)
    assert len({style.path for style in TYPES.values()}) == 12
    assert len({style.shape for style in TYPES.values()}) == 12
    assert len({style.label for style in TYPES.values()}) == 12


@pytest.mark.parametrize("theme", THEMES)
def test_types_stand_out_from_land_and_from_their_halo(theme):
    tokens = TOKENS[theme]
    for style in TYPES.values():
        assert contrast(style.colour(theme), tokens.land) >= 3, style.key
        assert contrast(style.colour(theme), tokens.halo) >= 3, style.key


@pytest.mark.parametrize("theme", THEMES)
def test_words_stay_readable(theme):
    tokens = TOKENS[theme]
    for ground in (tokens.page, tokens.panel, tokens.land, tokens.ramp[0]):
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.accent, ground) >= 4.5
    assert contrast(tokens.muted, tokens.panel) >= 4.5
    assert contrast(tokens.ink, tokens.ramp[-1]) >= 4.5
    for style in FIELDS.values():
        assert contrast(tokens.ink, style.tint(theme)) >= 7, style.key
        assert contrast(style.colour(theme), tokens.panel) >= 4.5, style.key


@pytest.mark.parametrize("theme", THEMES)
def test_the_ramp_is_one_calm_climb(theme):
    steps = [seen(shade, "normal") for shade in TOKENS[theme].ramp]
    light = [float(step[0]) for step in steps]
    assert light == sorted(light, reverse=theme == "light")
    assert max(float(np.hypot(step[1], step[2])) for step in steps) < 0.09


def test_every_evidence_field_has_its_own_colour():
    assert set(FIELDS) == {
        "date", "place", "governorate", "event_type", "perpetrator", "target", "killed", "injured",
        "abducted", "detained", "attackers_killed", "source",
    }  # fmt: skip
    assert len({style.light for style in FIELDS.values()}) == 12


def test_an_unknown_type_is_drawn_as_other():
    assert type_style("no_such_type") is TYPES["other"]
    assert "#857d7f" in glyph("no_such_type")


def test_mix_and_contrast_of_black_and_white():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
