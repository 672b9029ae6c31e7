"""Saved views in the filter: keep, open, rename, delete, undo; no name can do harm."""

import pytest

from rasd.filters import Filter
from tests.app.test_pages import by, html, query
from tests.app.test_review import store  # noqa: F401 (a fixture)
from tests.stories import HOSTILE


def keep(app, name):
    app.text_input(key="view-name").set_value(name).run()
    app.button(key="view-save").click().run()
    assert len(app.exception) == 0
    return app


def labels(app):
    return [b.label for b in app.button if str(b.key).startswith("view-open-")]


@pytest.fixture
def app(open_page):
    """The incidents page with the view of bombings kept."""
    return keep(open_page("incidents", type="bombing", as_of="2031-01-01"), "Bombings")


def test_the_filter_is_kept_and_opened_again(app, open_page):
    assert labels(app) == ["Bombings ✓"]
    assert app.text_input(key="view-name").value == ""
    other = open_page("map", gov="IQ-DI")
    assert labels(other) == ["Bombings"]
    button = next(b for b in other.button if b.key == "view-open-1")
    assert "Bombing" in button.help
    button.click().run()
    assert by(other) == Filter(type=("bombing",), as_of=by(app).as_of)
    assert query(other)["type"] == ["bombing"]
    assert "<b>1 incident</b>" in html(other)


def test_a_view_is_renamed(app, store):  # noqa: F811
    app.button(key="view-rename-1").click().run()
    assert app.text_input(key="view-new-name").value == "Bombings"
    app.text_input(key="view-new-name").set_value("All bombings").run()
    app.button(key="view-renamed-1").click().run()
    assert labels(app) == ["All bombings ✓"]
    app.button(key="view-rename-1").click().run()
    app.button(key="view-as-it-was-1").click().run()
    assert labels(app) == ["All bombings ✓"]
    assert [view.name for view in store.saved_views()] == ["All bombings"]


def test_a_view_is_deleted_and_comes_back(app, store):  # noqa: F811
    app.button(key="view-delete-1").click().run()
    assert labels(app) == []
    assert store.saved_views() == ()
    app.button(key="view-undo").click().run()
    assert labels(app) == ["Bombings ✓"]
    assert not [b for b in app.button if b.key == "view-undo"]


def test_what_cannot_be_done_is_one_sentence(app, store):  # noqa: F811
    keep(app, "bombings")
    assert [w.value for w in app.warning] == [
        "There is a view named “bombings” already; choose another name\\."
    ]
    assert app.text_input(key="view-name").value == "bombings"
    store.rename_view(1, 1, "Omar's", "Omar")
    app.button(key="view-delete-1").click().run()
    assert any("changed this meanwhile" in w.value for w in app.warning)
    assert labels(app) == ["Omar's ✓"]


def test_a_hostile_name_stays_text(open_page, store):  # noqa: F811
    app = keep(open_page("incidents", q=HOSTILE), HOSTILE)
    (label,) = labels(app)
    assert "\\<" in label
    assert "<script" not in html(app)
    assert store.saved_views()[0].query == {"q": [HOSTILE]}
    app.button(key="view-delete-1").click().run()
    assert not any("<img" in m.value.replace("\\<", "") for m in app.markdown)


def test_what_is_not_known_here_any_more_is_told(open_page, store):  # noqa: F811
    store.save_view("Old", {"gov": ["IQ-XX", "IQ-DI"]}, "Omar")
    app = open_page("incidents")
    app.button(key="view-open-1").click().run()
    assert by(app) == Filter(gov=("IQ-DI",))
    assert any("IQ\\-XX" in w.value for w in app.warning)
