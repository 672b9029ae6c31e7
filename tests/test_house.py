"""The house rules that a machine can hold: sizes, places, guards, and documents that stay true."""

import ast
import re
import subprocess
import sys

import pytest

from rasd.cli import cli
from rasd.frame import EVENT_TYPES, SCHEMA
from tests.conftest import ROOT

MODULES = sorted((ROOT / "rasd").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
TRACKED_TEXT = (".py", ".md", ".toml", ".yml", ".css", ".js", ".sh", ".txt", ".csv", "")


def _tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path):
    return [n for n in ast.walk(_tree(path)) if isinstance(n, ast.FunctionDef)]


def _depth(node, depth=0):
    """Return how deep compound statements nest inside a function."""
    nesting = (ast.For, ast.While, ast.If, ast.With, ast.Try)
    deepest = depth
    for child in ast.iter_child_nodes(node):
        # `elif` is written as an If inside orelse but reads as one level
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and child in node.orelse
        step = 1 if isinstance(child, nesting) and not is_elif else 0
        deepest = max(deepest, _depth(child, depth + step))
    return deepest


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_modules_are_at_most_300_lines_and_functions_40(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    long = {f.name: f.end_lineno - f.lineno + 1 for f in _functions(path)}
    assert {name: n for name, n in long.items() if n > 40} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_nests_deeper_than_three(path):
    assert {f.name: _depth(f) for f in _functions(path) if _depth(f) > 3} == {}


def test_the_frame_and_the_pages_stay_small():
    assert len((ROOT / "dashboard.py").read_text().splitlines()) <= 40
    assert {p.name: len(p.read_text().splitlines()) for p in PAGES if p.stat().st_size} != {}
    assert [p.name for p in PAGES if len(p.read_text().splitlines()) > 25] == []


def test_pages_name_no_library_of_data_or_drawing():
    for page in PAGES:
        names = {
            name.split(".")[0]
            for node in ast.walk(_tree(page))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
            )
        }
        assert names & {"pandas", "folium", "altair", "sqlalchemy", "numpy"} == set()


def test_broad_excepts_stand_only_where_the_house_allows_them():
    allowed = {"rasd/ui/shell.py", "rasd/ui/frame.py"}
    found = {
        str(path.relative_to(ROOT))
        for path in [*MODULES, *PAGES, ROOT / "dashboard.py"]
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
        and isinstance(node.type, ast.Name)
        and node.type.id in ("Exception", "BaseException")
    }
    assert found <= allowed


def test_no_pickle_eval_or_shell_anywhere():
    banned = {"eval", "exec", "pickle", "shelve", "marshal", "system"}
    for path in MODULES:
        used = {n.id for n in ast.walk(_tree(path)) if isinstance(n, ast.Name)} & banned
        imported = {
            alias.name.split(".")[0]
            for n in ast.walk(_tree(path))
            if isinstance(n, ast.Import)
            for alias in n.names
        } & banned
        assert (path.name, used | imported) == (path.name, set())


def test_every_command_and_every_column_is_documented():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [c for c in cli.commands if f"rasd {c}" not in readme] == []
    data = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert [column for column in SCHEMA if f"`{column}`" not in data] == []


def test_the_glossary_maps_every_event_type():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert [name for name in EVENT_TYPES if f"`{name}`" not in glossary] == []


def test_no_machine_path_stands_in_a_tracked_file():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    pattern = re.compile(r"(?<![\w.])/(?:home|root|Users)/\w")
    guilty = []
    for name in listed:
        path = ROOT / name
        if path.suffix in TRACKED_TEXT and path.is_file() and path != ROOT / "tests/test_house.py":
            text = path.read_text(encoding="utf-8", errors="replace")
            guilty += [name] if pattern.search(text) else []
    assert guilty == []


def test_the_command_line_starts_without_the_screen():
    code = "import sys, rasd.cli; print('streamlit' in sys.modules, 'folium' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
