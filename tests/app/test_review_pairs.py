"""Pairs that may be one: merged, kept apart, parted; and a disagreement settled with one click."""

import pytest

from rasd import pipeline
from rasd.model import Review, Toll, Tolls
from rasd.store import open_store
from tests.stories import HOSTILE, an_article, an_incident


def html(app):
    """All HTML that the page wrote, joined."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.fixture
def pair(project):
    """Two more incidents of one post and day, told by two outlets with other tolls; their ids."""
    store = open_store(project / "rasd.db")
    batch = store.begin_batch("added", "test")
    for k, (name, outlet) in enumerate((("b1", "Rudaw"), ("b2", HOSTILE)), start=8):
        text = f"Raid kills {k}\n\nGunmen killed {k} soldiers in Hawi Al Azim in Diyala on Friday."
        article = an_article(name, text=text, publisher=outlet)
        tolls = Tolls(killed=Toll(k, k, k))
        store.save(batch, [article], [an_incident(article, 1, tolls=tolls)], [])
    found = store.ids_of_reports(("b1-1", "b2-1"))
    store.tell_apart("a1-1", "b1-1", "test")
    store.tell_apart("a1-1", "b2-1", "test")
    store.tell_apart("a2-2", "b1-1", "test")
    store.tell_apart("a2-2", "b2-1", "test")
    yield found["b1-1"], found["b2-1"]
    store.close()


@pytest.fixture
def page(pair, open_page):
    """The review page with its pairs in view."""
    app = open_page("review")
    return app.segmented_control(key="review-view").set_value("pairs").run()


def click(app, name):
    """Press one of the buttons of the pair."""
    button = next(b for b in app.button if str(b.key).startswith(f"doubles-{name}-"))
    return button.click().run()


def stored(project, report):
    """The incident of a report, as the store has it now."""
    store = open_store(project / "rasd.db")
    found = store.incident(store.ids_of_reports([report])[report])
    store.close()
    return found


def to_pair(app, pair):
    """Go on until this pair is shown."""
    for _ in range(20):
        keys = [str(b.key) for b in app.button]
        if any(all(name in key for name in pair) for key in keys):
            return app
        app = click(app, "next")
    raise AssertionError("the pair is not suggested")


def test_a_pair_is_shown_side_by_side_and_what_differs_is_said(page, pair):
    app = to_pair(page, pair)
    assert "One incident or two?" in html(app)
    assert 'data-testid="rasd-pair"' in html(app)
    assert "differs" in html(app)
    assert html(app).count('class="rasd-card rasd-reading"') == 2
    assert "<script" not in html(app)
    assert len(app.exception) == 0


def test_merging_makes_one_and_parting_gives_both_back(page, pair, project, open_page):
    app = to_pair(page, pair)
    app.text_input(key="doubles-why").set_value("one post").run()
    app = click(app, "merge")
    assert any(m.value.startswith("Merged") for m in app.markdown)
    merged = stored(project, "b1-1")
    assert [report.id for report in merged.reports] == ["b1-1", "b2-1"]
    assert merged.review is Review.EDITED

    app = open_page("review", incident=merged.id)
    assert "Told differently" in html(app)
    app.button(key=f"review-part-{merged.id}").click().run()
    assert stored(project, "b1-1").id != stored(project, "b2-1").id
    assert len(app.exception) == 0


def test_a_merge_by_slip_is_undone_and_the_pair_comes_back(page, pair, project):
    app = click(to_pair(page, pair), "merge")
    app.button(key="review-undo").click().run()
    assert stored(project, "b1-1").id != stored(project, "b2-1").id
    assert stored(project, "b1-1").review is Review.EXTRACTED
    to_pair(app, pair)
    assert len(app.exception) == 0


def test_one_click_takes_the_other_toll(page, pair, project, open_page):
    merged_page = click(to_pair(page, pair), "merge")
    assert len(merged_page.exception) == 0
    merged = stored(project, "b1-1")
    app = open_page("review", incident=merged.id)
    app.button(key=f"review-take-{merged.id}-killed-b2-1").click().run()
    assert stored(project, "b1-1").tolls.killed == Toll(9, 9, 9)
    assert len(app.exception) == 0


def test_kept_apart_they_are_not_suggested_again(page, pair, project):
    app = click(to_pair(page, pair), "apart")
    assert "Kept apart" in html(app)
    keys = [str(b.key) for b in app.button]
    assert not any(all(name in key for name in pair) for key in keys)
    assert stored(project, "b1-1").id != stored(project, "b2-1").id


def test_pairs_are_looked_for_once_until_what_is_compared_changes(project, open_page, monkeypatch):
    looked = []
    found = pipeline.suggest_merges
    monkeypatch.setattr(pipeline, "suggest_merges", lambda store: looked.append(1) or found(store))
    app = open_page("review")
    assert len(looked) == 1
    next(b for b in app.button if str(b.key).startswith("review-accept-")).click().run()
    assert len(looked) == 1
    next(b for b in app.button if str(b.key).startswith("review-reject-")).click().run()
    assert len(looked) == 2
    assert len(app.exception) == 0
