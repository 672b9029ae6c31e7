"""No string reaches folium but constants and what went through `mapsafe` or `mapjson`."""

import ast
from pathlib import Path

import pytest

RASD = Path(__file__).resolve().parent.parent / "rasd"
GATES = {"mapsafe", "mapjson"}
NUMBERS = {"MIN_ZOOM", "MAX_ZOOM"}
# Our own layer class keeps the state as JSON that went through the gate in its __init__.
OURS = {"IncidentLayer", "State"}


def modules():
    return sorted(RASD.rglob("*.py"))


def folium_names(tree):
    """Names bound to folium, branca or streamlit_folium in a module, and classes made of them."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                (alias.asname or alias.name).split(".")[0]
                for alias in node.names
                if alias.name.split(".")[0] in ("folium", "branca")
            }
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in (
            "folium",
            "branca",
        ):
            names |= {alias.asname or alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(root(base) in names for base in node.bases):
            names.add(node.name)
    return names


def root(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def is_inert(node):
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Tuple | ast.List):
        return all(is_inert(part) for part in node.elts)
    if isinstance(node, ast.Name):
        return node.id in NUMBERS
    return isinstance(node, ast.Call) and root(node.func) in GATES


def problems(source):
    tree = ast.parse(source)
    names = folium_names(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and root(node.func) in names - OURS:
            given = [*node.args, *(word.value for word in node.keywords)]
            found += [f"line {node.lineno}: {ast.unparse(a)}" for a in given if not is_inert(a)]
        if isinstance(node, ast.Assign) and names:
            for target in node.targets:
                stored = isinstance(target, ast.Subscript) and "options" in ast.unparse(target)
                kept = isinstance(target, ast.Attribute) and root(target) == "self"
                if (stored or kept) and not is_inert(node.value):
                    found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(RASD)))
def test_folium_gets_constants_and_gated_values_only(path):
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "bad",
    [
        "import folium\nfolium.Popup(text)",
        "import folium\nfolium.Marker((1, 2), tooltip=row.place)",
        "import folium\nfolium.Popup(f'{text}')",
        "from folium import FeatureGroup\nFeatureGroup(name=name)",
        "from folium.map import Layer\nclass A(Layer):\n def __init__(self, x):\n  self.x = x",
        "import folium\nm = folium.Map()\nm.options['a'] = x",
        "import folium as f\nf.Popup(html.escape(text))",
    ],
)
def test_the_check_sees_what_it_should(bad):
    assert problems(bad) != []


@pytest.mark.parametrize(
    "good",
    [
        "import folium\nfolium.Popup(mapsafe(text))",
        "import folium\nfolium.Map((33.2, 43.7), tiles=None)",
        "import folium\nclass A(folium.Map):\n def __init__(self, x):\n  self.x = mapjson(x)",
        "import pandas\npandas.DataFrame(text)",
    ],
)
def test_the_check_lets_pass_what_it_may(good):
    assert problems(good) == []


def test_folium_lives_in_the_drawing_room_only():
    users = {
        str(path.relative_to(RASD))
        for path in modules()
        if folium_names(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert users == {"render/map.py", "render/pick.py"}
