"""The map's files are local, named by their content, and few."""

from datetime import date

import pytest

from rasd.country import load_country
from rasd.ui import assets
from tests.factories import an_incident_row, frame_of

IRAQ = load_country("iq")


def urls(*ids, version="v1", as_of=None):
    frame = frame_of(*(an_incident_row(id=each) for each in ids))
    return assets.asset_urls(frame, version, IRAQ, as_of)


def name(url):
    return url.rsplit("/", 1)[1]


def test_every_file_is_relative_and_there():
    got = urls("a")
    every = [*got.scripts, *got.styles, got.geography, got.points]
    assert all(url.startswith("../rasd.ui.assets.") for url in every)
    own = [url for url in every if ".own/" in url]
    assert len(own) == 4
    assert all((assets._FOLDER / name(url)).stat().st_size > 0 for url in own)
    assert all((assets.leaflet_folder() / name(url)).is_file() for url in every if url not in own)


def test_leaflet_is_the_whole_released_file():
    assert (assets.leaflet_folder() / "leaflet.js").stat().st_size == 147_552


def test_the_same_state_is_written_once_and_a_new_one_gets_a_new_name():
    first = urls("a", version="p")
    assert urls("a", version="p") == first
    assert urls("a", "b", version="q").points != first.points
    assert urls("c", version="r").points != first.points  # same arrays, another incident
    assert urls("a", version="p", as_of=date(2022, 1, 1)).points == first.points


def test_rows_lead_back_to_their_incident():
    point_file = name(urls("x", "y", version="s").points)
    assert assets.incident_at(point_file, 1) == "y"
    assert assets.incident_at(point_file, 2) is None
    assert assets.incident_at(point_file, -1) is None
    assert assets.incident_at("points-unknown.bin", 0) is None


def test_old_point_files_are_deleted():
    oldest = name(urls("old", version="t").points)
    for at in range(assets.KEPT):
        urls(f"new-{at}", version=f"t{at}")
    assert not (assets._FOLDER / oldest).exists()
    assert len(list(assets._FOLDER.glob("points-*.bin"))) == assets.KEPT
    again = name(urls("old", version="t").points)
    assert (assets._FOLDER / again).exists()


def test_the_folder_is_the_user_s_own():
    assert assets._FOLDER.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("part", assets.SCRIPTS)
def test_scripts_never_take_text_as_markup_or_code(part):
    text = (assets._SOURCES / f"{part}.js").read_text(encoding="utf-8")
    banned = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    )
    assert [word for word in banned if word in text] == []
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text


def test_the_style_sheet_loads_nothing():
    text = (assets._SOURCES / "rasd.css").read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("part", assets.SCRIPTS)
def test_a_script_is_short_enough_to_read_at_once(part):
    text = (assets._SOURCES / f"{part}.js").read_text(encoding="utf-8")
    assert text.count("\n") <= 300


def test_every_script_is_served():
    assert {path.stem for path in assets._SOURCES.glob("*.js")} == set(assets.SCRIPTS)
