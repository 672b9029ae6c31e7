"""A project on PostgreSQL: the log's guards, the lock, and one sentence for every failure."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from rasd.errors import StoreError
from rasd.store import connect, open_store, schema
from tests.conftest import POSTGRES, a_database
from tests.reports import a_unit, an_article

UNREACHABLE = [
    ("mysql://h/x", "no kind of project"),
    ("postgresql://h", "names no database"),
    ("postgresql://h:port/x", "cannot be read"),
    ("postgresql://u:secret@127.0.0.1:1/x", "cannot be reached"),
]


@pytest.fixture
def address():
    with a_database() as made:
        yield made


def filled(address):
    store = open_store(address)
    store.save(store.begin_batch("t", "t"), [an_article("a")], [a_unit("a")])
    return store


def run(store, *statements):
    with store._database.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(("address", "words"), UNREACHABLE)
def test_an_address_that_leads_nowhere_is_one_sentence_without_the_password(address, words):
    with pytest.raises(StoreError, match=words) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_driver_is_named_where_it_is_missing(monkeypatch):
    def refuse(*_args, **_more):
        raise ModuleNotFoundError

    monkeypatch.setattr("rasd.store.server.create_engine", refuse)
    with pytest.raises(StoreError, match=r"pip install -r requirements-postgres\.txt"):
        open_store("postgresql://h/x")


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda a: a + "_none", "is no database on that server"),
        (lambda a: a.replace("rasd:", "rasd:x"), "does not let this user in"),
        (lambda a: a.replace("rasd:", "nobody:"), "does not let this user in"),
    ],
)
def test_what_the_server_refuses_is_one_sentence(address, change, words):
    with pytest.raises(StoreError, match=words) as caught:
        open_store(change(address))
    assert "\n" not in str(caught.value)


@pytest.mark.postgres
def test_strangers_and_newer_versions_are_refused_and_nothing_is_made_unasked(address):
    with pytest.raises(StoreError, match="holds no project"):
        open_store(address, create=False)
    store = open_store(address)
    run(store, f"COMMENT ON TABLE state IS 'rasd {schema.USER_VERSION + 6}'")
    with pytest.raises(StoreError, match="newer Rasd"):
        open_store(address)
    run(store, "COMMENT ON TABLE state IS 'mine'")
    with pytest.raises(StoreError, match="no project of Rasd"):
        open_store(address)
    store.close()


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "UPDATE revision SET at = ''",
        "UPDATE revision SET document = 'x'",
        "TRUNCATE revision",
    ],
)
def test_the_log_cannot_be_changed_by_mistake(address, statement):
    store = filled(address)
    with pytest.raises((StoreError, DBAPIError), match="revisions are never"):
        run(store, statement)
    assert store.verify() == ()
    run(store, "UPDATE revision SET document = NULL WHERE seq = 1")
    assert store.verify() == ()
    store.close()


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE article SET document = replace(document, 'Text', 'Test')", "Article a has other"),
        ("UPDATE evidence SET document = '{}'", "Report a-1 has other"),
        ("UPDATE incident SET killed_best = 1", "differs from its last revision"),
        ("DELETE FROM report_fts", "search index and the reports"),
        ("UPDATE revision SET \"by\" = 'me' WHERE seq = 2", "was changed after it was written"),
    ],
)
def test_a_change_behind_the_stores_back_is_seen(address, statement, words):
    store = filled(address)
    run(store, "ALTER TABLE revision DISABLE TRIGGER ALL", statement)
    assert words in " ".join(store.verify())
    store.close()


@pytest.mark.postgres
def test_a_reader_can_change_nothing(address):
    store = filled(address)
    with pytest.raises(StoreError, match="for reading only"), store._database.read() as reading:
        reading.exec_driver_sql("DELETE FROM skipped")
    store.close()


@pytest.mark.postgres
def test_another_programs_writing_is_waited_for_and_then_named(address, monkeypatch):
    monkeypatch.setattr(connect, "LOCK_SECONDS", 0.1)
    store = filled(address)
    other = store._database._reader.connect()
    other.exec_driver_sql(f"SELECT pg_advisory_lock({schema.APPLICATION_ID})")
    with pytest.raises(StoreError, match="another program"):
        store.begin_batch("t", "t")
    other.exec_driver_sql(f"SELECT pg_advisory_unlock({schema.APPLICATION_ID})")
    other.close()
    assert store.begin_batch("t", "t") == 2
    store.close()


@pytest.mark.postgres
def test_a_lost_connection_is_one_sentence_and_the_next_write_works(address):
    store = filled(address)

    def cut_off():
        with store._database.write() as connection:
            mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            with store._database._reader.connect() as other:
                other.exec_driver_sql(f"SELECT pg_terminate_backend({mine}, 5000)")
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(StoreError, match="the server went away"):
        cut_off()
    assert store.begin_batch("t", "t") == 2
    assert store.verify() == ()
    store.close()


@pytest.mark.postgres
def test_two_programs_write_one_after_the_other(address):
    """Two stores with four threads each on one incident: every acknowledged edit is in the log."""
    first = filled(address)
    stores, unit, won, lost = [first, open_store(address)], a_unit("a"), [], []

    def work(store, name):
        for n in range(8):
            rev = store.revisions(unit.id)[-1].rev
            try:
                won.append(store.edit(replace(unit, target=f"{name}{n}"), rev, name))
            except StoreError as error:
                lost.append(str(error))

    threads = [threading.Thread(target=work, args=(stores[n % 2], f"w{n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == len(set(won)) == len(first.revisions(unit.id)) - 1
    assert len(won) + len(lost) == 64
    assert set(lost) <= {"Somebody else changed this incident meanwhile; look again."}
    assert first.verify() == ()
    for store in stores:
        store.close()


@pytest.mark.postgres
def test_the_server_is_named_to_the_tests_without_a_database():
    assert POSTGRES.count("/") == 2
