"""The bench of reading says so where spaCy is missing, and compares where it is not."""

from tests.bench import reading

OURS = {"what": "Rasd", "articles_s": 50.0, "load_s": 1.0, "memory_mb": 90.0}


def printed(capsys, monkeypatch, theirs):
    asked = []

    def measured(interpreter, script, given):
        asked.append((interpreter, script, len(given)))
        return OURS if script == "rasd_alone.py" else theirs

    monkeypatch.setenv("RASD_SPACY_PYTHON", "other-python")
    monkeypatch.setattr(reading, "measured", measured)
    reading.main()
    return asked, capsys.readouterr().out


def test_without_spacy_it_is_said_that_it_is_not_installed(capsys, monkeypatch):
    asked, out = printed(capsys, monkeypatch, None)
    assert "spaCy's small English pipeline: not measured, not installed here." in out
    assert "times as many" not in out
    assert asked[0][2] == asked[1][2] > 100
    assert asked[1][0] == "other-python"


def test_with_spacy_the_ratio_is_of_the_same_texts(capsys, monkeypatch):
    theirs = OURS | {"what": "spaCy 3", "articles_s": 20.0}
    assert (
        "Rasd reads 2.5 times as many articles a second" in printed(capsys, monkeypatch, theirs)[1]
    )


def test_an_interpreter_without_it_is_told_by_its_exit(tmp_path):
    script = tmp_path / "none.py"
    script.write_text("raise SystemExit(3)")
    assert reading.measured("python3", str(script), []) is None
