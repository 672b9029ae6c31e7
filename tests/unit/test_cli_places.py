"""`geocode` on many lines: in order, abstaining where it must, with places of the user's own."""

import csv
import json
import os
import subprocess
import sys

from tests.conftest import ROOT

NAMES = ["Hawija", "Xyzzyton", "44.5387, 34.2748", "Albu Bali", "Baqubah", "", "الحويجة"]


def rasd(*words, **env):
    command = [sys.executable, "-m", "rasd", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | env
    )


def table(tmp_path, names):
    path = tmp_path / "names.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["place"], *([name] for name in names)])
    return path


def test_a_csv_is_answered_line_by_line_in_order(tmp_path):
    names = [name for name in NAMES * 300 if name]
    done = rasd("geocode", "--csv", table(tmp_path, names))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [row["text"] for row in rows] == names
    assert [row["iso"] for row in rows[:6]] == ["IQ-KI", None, None, None, "IQ-DI", "IQ-KI"]
    assert all(row["reason"] for row in rows)


def test_a_file_of_own_places_is_used(tmp_path):
    own = tmp_path / "mine.csv"
    own.write_text("name,governorate,lat,lon\nKandar,Nineveh,35.71,43.49\n", encoding="utf-8")
    done = rasd("geocode", "Kandar", "--places", own)
    assert json.loads(done.stdout)["iso"] == "IQ-NI"
    own.write_text("name,governorate,lat,lon\nKandar,Mars,35.71,43.49\n", encoding="utf-8")
    done = rasd("geocode", "Kandar", "--places", own)
    assert (done.returncode, done.stdout) == (1, "")
    assert "mine.csv, line 2: 'Mars' is no governorate." in done.stderr
