"""GeoJSON: one feature an incident; without a point its geometry is null, never a made-up pin."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from rasd.exchange.rows import plain_rows


def to_geojson(incidents: pd.DataFrame) -> bytes:
    """Return the incidents as a GeoJSON FeatureCollection, coordinates as lon, lat.

    Source: RFC 7946, sections 3.1.1 (axis order) and 3.2 (unlocated features have null geometry).
    """
    features = [_feature(row) for row in plain_rows(incidents)]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row["lat"], row["lon"]
    point = None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}
    properties = {name: value for name, value in row.items() if name not in ("lat", "lon")}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": properties}
