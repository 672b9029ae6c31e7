"""Any two incidents merged by choice: found by place, words and day, compared, merged, undone."""

import pytest

from rasd.model import Review
from rasd.store import open_store
from tests.app.test_pages import html
from tests.app.test_review import press, shown, store, the_button  # noqa: F401 (a fixture)


@pytest.fixture
def search(open_page, ids):
    """The review page of the first incident, looking for another one than the likeliest."""
    app = press(open_page("review", incident=ids[0]), "same")
    assert 'data-testid="rasd-pair"' in html(app)  # one that looks the same is compared at once
    return click(app, "again")


def offered(app):
    """Ids of the incidents that can be compared, in their order."""
    keys = [str(b.key) for b in app.button]
    return [k.removeprefix("same-compare-") for k in keys if k.startswith("same-compare-")]


def click(app, name):
    button = next(b for b in app.button if str(b.key).startswith(f"same-{name}"))
    button.click().run()
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    return app


def test_the_nearest_are_offered_and_words_days_and_governorates_narrow_them(search, ids):
    assert "Same as another incident" in html(search)
    assert set(offered(search)) == {ids[2], ids[3], ids[4]}  # within a month: ids[1] has no date
    search.selectbox(key=f"same-within-{ids[0]}").set_value(-1).run()
    assert set(offered(search)) == set(ids[1:])
    search.selectbox(key=f"same-gov-{ids[0]}").set_value("IQ-BG").run()
    assert offered(search) == [ids[1]]
    search.selectbox(key=f"same-gov-{ids[0]}").set_value(None).run()
    search.text_input(key=f"same-words-{ids[0]}").set_value("sadr").run()
    assert offered(search) == [ids[1]]
    search.text_input(key=f"same-words-{ids[0]}").set_value("zzz").run()
    assert "No other incident answers this" in html(search)


def test_both_are_compared_merged_with_a_reason_and_undone(search, ids, store):  # noqa: F811
    before = {i: store.incident(i) for i in ids[:2]}
    search.selectbox(key=f"same-within-{ids[0]}").set_value(-1).run()
    click(search, f"compare-{ids[1]}")
    assert 'data-testid="rasd-pair"' in html(search)
    assert html(search).count('class="rasd-card rasd-reading"') == 2
    assert "<script" not in html(search)
    search.text_input(key=f"same-why-{ids[0]}-{ids[1]}").set_value("one raid, two datelines").run()
    click(search, "merge")
    merged = store.incident(ids[0])
    assert [r.id for r in merged.reports] == ["a1-1", "a1-2"]
    last = store.revisions(merged.id)[-1]
    assert (last.by, last.action, last.why) == ("analyst", "unite", "one raid, two datelines")
    assert (shown(search), merged.review) == (merged.id, Review.EDITED)
    press(search, "undo")
    assert {i: store.incident(i) for i in ids[:2]} == before
    assert store.cannot_links() == ()
    assert shown(search) == ids[0]


def test_two_that_are_two_are_kept_apart(search, ids, store):  # noqa: F811
    click(search, f"compare-{ids[3]}")
    click(search, "apart")
    assert store.cannot_links() == (frozenset({"a1-1", "a2-2"}),)
    assert store.incident(ids[0]).id != store.incident(ids[3]).id
    assert any("Kept apart" in w.value for w in search.warning)


def test_one_can_go_back_or_choose_another(search, ids, store):  # noqa: F811
    click(search, f"compare-{ids[3]}")
    click(search, "again")
    assert len(offered(search)) == 3
    click(search, "end")
    assert 'data-field="killed"' in html(search)
    assert len(store.revisions(ids[0])) == 1


def test_a_rejected_one_says_so_and_stays(search, ids, project):
    click(search, f"compare-{ids[3]}")
    other = open_store(project / "rasd.db")
    rev, _ = other.opened(ids[3])
    other.judge_all({ids[3]: rev}, Review.REJECTED, "Omar")
    other.close()
    click(search, "merge")
    assert any("is rejected; take that back first" in w.value for w in search.warning)
