"""The command line as other programs see it: output, exit codes, messages."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "rasd" / "schema" / "extract.schema.json").read_text())
ARTICLE = """Title: Roadside bomb near Daquq
Publisher: Test Wire
Published: 2020-06-10

A roadside bomb killed two soldiers and wounded four near Daquq, south of Kirkuk, on Tuesday,
a police source said. No group claimed the attack.
"""


def rasd(*args, cwd=ROOT, env=None):
    return subprocess.run(
        [sys.executable, "-m", "rasd", *map(str, args)],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bomb.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_extract_prints_one_valid_line_an_article(article):
    done = rasd("extract", article, ROOT / "seeds")
    assert done.returncode == 1  # a folder is no file: that one fails, the article does not
    done = rasd("extract", article)
    (line,) = done.stdout.splitlines()
    record = json.loads(line)
    jsonschema.validate(record, SCHEMA)
    (incident,) = record["incidents"]
    assert (incident["date_start"], incident["governorate"]) == ("2020-06-09", "Kirkuk")
    assert (incident["killed_min"], incident["injured_max"]) == (2, 4)
    assert incident["perpetrator"] == "unknown"
    assert done.returncode == 0


def test_spans_hold_the_words_of_the_file_as_given(article):
    record = json.loads(rasd("extract", article).stdout)
    spans = record["incidents"][0]["spans"]
    words = {field: [ARTICLE[a:b] for a, b in ranges] for field, ranges in spans.items()}
    assert any("two" in text for text in words["killed"])
    assert any("Tuesday" in text for text in words["date"])


def test_every_seed_gives_a_valid_record():
    done = rasd("extract", *sorted((ROOT / "seeds").glob("*.md")))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(records)) == (0, 23)
    for record in records:
        jsonschema.validate(record, SCHEMA)


def test_two_files_of_one_attack_share_a_cluster(article, tmp_path):
    other = tmp_path / "b" / "bomb.txt"
    other.parent.mkdir()
    other.write_text(ARTICLE.replace("Test Wire", "Other Wire"), encoding="utf-8")
    records = [json.loads(x) for x in rasd("extract", article, other).stdout.splitlines()]
    assert [record["id"] for record in records] == ["bomb", "bomb#2"]
    assert len({record["incidents"][0]["cluster"] for record in records}) == 1


def test_a_file_that_fails_says_so_and_the_rest_goes_on(article, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\x03")
    done = rasd("extract", bad, tmp_path / "missing.txt", article)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [len(record["incidents"]) for record in records] == [0, 0, 1]
    assert ["error" in record for record in records] == [True, True, False]
    assert "Traceback" not in done.stderr


def test_without_a_publication_day_relative_dates_stay_open(tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text(ARTICLE.replace("Published: 2020-06-10\n", ""), encoding="utf-8")
    (incident,) = json.loads(rasd("extract", path).stdout)["incidents"]
    assert incident["date_start"] is None
    dated = json.loads(rasd("extract", path, "--published", "2020-06-10").stdout)
    assert dated["incidents"][0]["date_start"] == "2020-06-09"


def test_geocode_answers_in_order_and_abstains(tmp_path):
    done = rasd("geocode", "30 km south-west of Kirkuk", "Atlantis", "Abu Ghraib")
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert first["governorate"] == "Kirkuk"
    assert second["iso"] is None
    assert third["governorate"] == "Baghdad"


def test_ingest_then_export_by_the_filters_of_the_url(article, tmp_path):
    store = tmp_path / "p.db"
    assert rasd("ingest", article, "--store", store).returncode == 0
    assert "nothing added" in rasd("ingest", article, "--store", store).stdout
    done = rasd("export", "--format", "csv", "--out", "-", "--gov", "IQ-KI", "--store", store)
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert [row["killed_best"] for row in rows] == ["2"]
    out = tmp_path / "none.geojson"
    rasd("export", "--format", "geojson", "--out", out, "--gov", "IQ-BA", "--store", store)
    assert json.loads(out.read_text())["features"] == []
    bad = rasd("export", "--format", "csv", "--out", "-", "--gov", "Mars", "--store", store)
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "no such choice" in bad.stderr


def test_a_wrong_call_is_exit_code_2_and_one_sentence():
    done = rasd("extract")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_doctor_is_content_with_a_sound_checkout(tmp_path):
    done = rasd("doctor", "--store", tmp_path / "none.db")
    assert (done.returncode, "All checks passed." in done.stdout) == (0, True)


def test_doctor_names_a_damaged_project(tmp_path):
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database at all" * 100)
    done = rasd("doctor", "--store", broken)
    assert done.returncode == 1
    assert "Project:" in done.stdout
    assert "Traceback" not in done.stderr


def test_score_prints_the_accuracy_of_the_seeds():
    done = rasd("score", "--json")
    report = json.loads(done.stdout)
    assert report["detection"]["f1"] >= 0.8


def test_a_name_that_is_no_text_breaks_nothing(tmp_path):
    named = os.fsencode(tmp_path) + b"/half\xff.png"
    try:
        Path(os.fsdecode(named)).write_bytes(b"\x89PNG")
    except (OSError, UnicodeError):  # this file system takes text only: a hostile word does as well
        named = os.fsencode(tmp_path) + b"/half.png"
        Path(os.fsdecode(named)).write_bytes(b"\x89PNG")
    for command in (["extract"], ["ingest", "--store", tmp_path / "p.db"], ["ingest", "--json"]):
        done = rasd(
            *command, os.fsdecode(named), env=os.environ | {"RASD_STORE": str(tmp_path / "q.db")}
        )
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "is a picture" in done.stdout + done.stderr


def test_a_file_that_fails_bears_the_id_it_would_have_had(tmp_path):
    bad = tmp_path / "bad one.txt"
    bad.write_bytes(b"")
    (record,) = [json.loads(line) for line in rasd("extract", bad).stdout.splitlines()]
    jsonschema.validate(record, SCHEMA)
    assert record["id"] == "bad-one"


def test_a_text_in_another_language_is_named(tmp_path):
    path = tmp_path / "ar.txt"
    words = "قتل ثلاثة جنود في هجوم مسلح على نقطة تفتيش في قضاء الحويجة بمحافظة كركوك يوم الخميس."
    path.write_text(words, encoding="utf-8")
    done = rasd("extract", path)
    assert json.loads(done.stdout)["incidents"] == []
    assert "only English is read" in done.stderr


def test_a_wrong_governorate_or_folder_is_named():
    done = rasd("geocode", "--near", "Mars", "Rashad")
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert "Mars" in done.stderr
    done = rasd("score", "--articles", "no-such-folder")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "no-such-folder" in done.stderr


def test_the_project_may_lie_anywhere_and_any_day_be_asked_for(article, tmp_path):
    env = os.environ | {"RASD_STORE": str(tmp_path / "مشروع  1" / "سجل الحوادث.db")}
    assert rasd("ingest", article, env=env).returncode == 0
    for day, n in (("9999-12-31", 1), ("0001-01-01", 0)):
        done = rasd("export", "--format", "geojson", "--out", "-", "--as_of", day, env=env)
        assert len(json.loads(done.stdout)["features"]) == n
