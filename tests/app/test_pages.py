"""Every page: what it shows, what it says where there is nothing, and that links restore it."""

from datetime import date

import pytest

from rasd.filters import Filter
from rasd.ui import state

FILTERED = ("map", "incidents")


def html(app):
    """All HTML that the page wrote, joined."""
    return "\n".join(element.proto.body for element in app.get("html"))


def count(app):
    """The number that the count line names."""
    line = html(app).split('data-testid="rasd-count"><b>')[1]
    return line.split("</b>")[0]


def by(app):
    return app.session_state["rasd.by"]


def query(app):
    given = {key: app.query_params[key] for key in app.query_params}
    return {key: [value] if isinstance(value, str) else value for key, value in given.items()}


@pytest.mark.parametrize("page", ["map", "incidents", "review", "sources", "method"])
def test_a_page_opens_without_an_error(open_page, page):
    app = open_page(page)
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    assert 'class="rasd-mark-word"' in html(app)


@pytest.mark.parametrize("page", FILTERED)
def test_n_counts_unplaced_and_undated_and_names_what_is_held(open_page, page):
    app = open_page(page)
    assert count(app) == "4 incidents"
    assert "1 without a known place" in html(app)
    assert "+1 held for review" in html(app)


@pytest.mark.parametrize("page", FILTERED)
def test_a_cold_deep_link_restores_the_filter_on_every_page(open_page, page):
    app = open_page(page, gov=["IQ-BG", "IQ-DI"], type="bombing", killed_ge="5", min_conf="0.2")
    assert by(app) == Filter(gov=("IQ-BG", "IQ-DI"), type=("bombing",), killed_ge=5, min_conf=0.2)
    assert count(app) == "1 incident"
    assert app.multiselect(key="filter-gov").value == ["IQ-BG", "IQ-DI"]
    assert app.number_input(key="filter-killed_ge").value == 5
    assert app.slider(key="filter-min_conf").value == 20


def test_a_link_with_bad_values_opens_with_a_quiet_notice(open_page):
    app = open_page(gov="XX", killed_ge="many", bin="fortnight", project="nowhere")
    assert by(app) == Filter()
    assert len(app.warning) == 4
    app.text_input(key="filter-q").set_value("raid").run()
    assert len(app.warning) == 0


@pytest.mark.parametrize("page", FILTERED)
def test_a_filter_that_matches_nothing_says_so_and_offers_a_way_out(open_page, page):
    app = open_page(page, gov="IQ-BA")
    assert count(app) == "No incident"
    assert "No incident passes the filter." in html(app)
    app.button(key="clear-all").click().run()
    assert (count(app), query(app)) == ("4 incidents", {})


def test_widgets_write_the_filter_and_the_address(open_page):
    app = open_page()
    app.multiselect(key="filter-gov").set_value(["IQ-DI"]).run()
    app.date_input(key="filter-start").set_value(date(2022, 1, 1)).run()
    assert by(app) == Filter(gov=("IQ-DI",), start=date(2022, 1, 1))
    assert query(app) == {"gov": ["IQ-DI"], "from": ["2022-01-01"]}
    assert count(app) == "2 incidents"
    assert app.button(key="reset").label == "Reset (2)"


def test_a_past_day_shows_the_project_as_it_stood_then(open_page):
    app = open_page()
    app.date_input(key="filter-as_of").set_value(date(2020, 1, 1)).run()
    assert query(app) == {"as_of": ["2020-01-01"]}
    assert count(app) == "No incident"
    chip = next(b for b in app.button if b.label.startswith("as of 2020"))
    chip.click().run()
    assert (by(app), count(app)) == (Filter(), "4 incidents")


def test_reset_takes_every_filter_away(open_page):
    app = open_page(gov="IQ-DI", q="soldiers")
    app.button(key="reset").click().run()
    assert (by(app), query(app)) == (Filter(), {})
    assert app.multiselect(key="filter-gov").value == []
    assert app.button(key="reset").disabled


def test_a_chip_takes_its_choice_away(open_page):
    app = open_page(gov=["IQ-DI", "IQ-BG"])
    chip = next(b for b in app.button if b.label.startswith("Diyala"))
    chip.click().run()
    assert by(app) == Filter(gov=("IQ-BG",))


def test_full_text_search_finds_words_of_the_article(open_page):
    app = open_page()
    app.text_input(key="filter-q").set_value("market").run()
    assert count(app) == "2 incidents"


def test_the_held_incident_appears_when_asked_for(open_page):
    app = open_page()
    app.slider(key="filter-min_conf").set_value(0).run()
    assert count(app) == "5 incidents"


def test_the_timeline_says_its_step_and_what_has_no_date(open_page):
    app = open_page()
    assert "1 incident without a date" in html(app)
    app.selectbox(key="timeline-bin").set_value("year").run()
    assert "Over time, by year" in html(app)
    assert query(app) == {"bin": ["year"]}


def test_the_measure_goes_to_the_address(open_page):
    app = open_page()
    app.segmented_control(key="measure").set_value("killed").run()
    assert query(app) == {"measure": ["killed"]}


@pytest.mark.parametrize("page", FILTERED)
def test_the_card_of_a_link_opens_with_fields_and_marked_words(open_page, ids, page):
    app = open_page(page, incident=ids[0])
    assert "<mark" in html(app)
    assert 'data-field="killed"' in html(app)
    app.button(key="card-close").click().run()
    assert "<mark" not in html(app)
    assert query(app) == {}


def test_the_card_of_an_unplaced_incident_says_so(open_page, ids):
    assert "place not known" in html(open_page(incident=ids[2]))


def test_the_card_of_a_hostile_article_is_text(open_page, ids):
    shown = html(open_page(incident=ids[3]))
    assert "<script" not in shown
    assert "<img src=x" not in shown


def test_a_card_that_is_not_there_says_so(open_page):
    assert "not in the open project" in html(open_page(incident="nonsense"))


@pytest.mark.parametrize("page", FILTERED)
def test_an_empty_project_says_what_to_do(open_page, page):
    app = open_page(page, project="empty")
    assert "No incidents yet" in html(app)
    assert app.button(key="demo-load").label == "Load the demo"


def test_an_import_can_be_taken_out_and_brought_back(open_page):
    app = open_page("sources")
    app.button(key="batch-button-1").click().run()
    assert "0 read, 0 could not be read or used, 2 withdrawn" in html(app)
    app.button(key="batch-button-1").click().run()
    assert "2 read" in html(app)


def test_what_was_added_last_is_listed_first_and_nothing_cannot_be_taken_out(open_page):
    app = open_page("sources")
    app.text_area(key="paste-text").set_value("قتل خمسة جنود في هجوم مسلح في ديالى.")
    next(b for b in app.button if b.label == "Read it").click().run()
    app.text_area(key="paste-text").set_value("x" * 300_000)
    next(b for b in app.button if b.label == "Read it").click().run()
    outs = [b.key for b in app.button if b.key.startswith("batch-button-")]
    assert "batch-button-3" not in outs
    assert "batch-button-1" in outs


def test_a_pasted_article_is_answered_and_listed(open_page):
    app = open_page("sources", project="empty")
    app.text_input(key="paste-title").set_value("Attack near Kirkuk")
    app.text_input(key="paste-publisher").set_value("The Paper")
    app.date_input(key="paste-published").set_value(date(2022, 1, 21))
    app.text_area(key="paste-text").set_value("Gunmen killed two policemen in Kirkuk on Friday.")
    next(b for b in app.button if b.label == "Read it").click().run()
    assert [e.value for e in app.error] == []
    assert any(m.value.startswith("Attack near Kirkuk\\: 1 incident") for m in app.markdown)
    assert app.text_area(key="paste-text").value == ""


def test_an_empty_paste_is_refused_with_a_sentence(open_page):
    app = open_page("sources")
    next(b for b in app.button if b.label == "Read it").click().run()
    assert any("Paste the text" in m.value for m in app.markdown)


def test_a_new_project_is_empty_and_the_other_one_stays(open_page):
    app = open_page("sources")
    app.text_input(key="project-new").set_value("kirkuk")
    next(b for b in app.button if b.label == "Create").click().run()
    assert query(app) == {"project": ["kirkuk"]}
    assert "0 read" in html(app)
    app.selectbox(key="project-chosen").set_value("").run()
    assert "2 read" in html(app)


def test_a_fault_becomes_a_sentence_and_no_traceback(open_page, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("rasd.ui.chips.count_line", broken)
    app = open_page()
    assert len(app.exception) == 0
    assert [e.value.split(" because")[0] for e in app.error] == ["The count cannot be shown"]


def test_the_pages_that_show_the_filter_name_their_fragments():
    assert set(state.FRAGMENTS) == set(FILTERED)
    assert all(
        {"head", "filters", "chips", "table", "card"} <= {*f} for f in state.FRAGMENTS.values()
    )


def test_the_method_page_shows_unseen_articles_first_and_known_ones_apart(open_page):
    page = "".join(each.proto.body for each in open_page("method").get("html"))
    names = ("blind", "log", "known", "opened")
    places = [page.index(f'data-testid="rasd-score-{name}"') for name in names]
    assert places == sorted(places)
    assert page.index("On articles it had never seen") < places[0]
    assert places[1] < page.index("On articles the rules were written with") < places[2]


def test_the_newest_stand_where_the_card_will_open_so_that_the_map_keeps_its_width(open_page, ids):
    app = open_page("map")
    newest = [b for b in app.button if str(b.key).startswith("newest-")]
    assert [b.key for b in newest][-1] == f"newest-{ids[1]}"  # without a date: last
    assert len(newest) == 4  # the one that is held for review is not among them
    assert not any("<" in b.label.replace("\\<", "") for b in newest)
    app.button(key=f"newest-{ids[0]}").click().run()
    assert query(app)["incident"] == [ids[0]]
    assert [b for b in app.button if str(b.key).startswith("newest-")] == []
    app.button(key="card-close").click().run()
    assert len([b for b in app.button if str(b.key).startswith("newest-")]) == 4
