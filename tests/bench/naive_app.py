"""The map a tutorial would build: one folium marker with a tooltip a row.

Leaflet comes from this machine, so that only the way of drawing differs. Rows: $NAIVE_ROWS.
"""

import os

import folium
import numpy as np
import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit_folium import st_folium

from rasd.ui.assets import leaflet_folder

leaflet = declare_component("naive_leaflet", path=str(leaflet_folder()))
folium.Map.default_js = [("leaflet", f"../{leaflet.name}/leaflet.js")]
folium.Map.default_css = [("leaflet_css", f"../{leaflet.name}/leaflet.css")]
rows = int(os.environ.get("NAIVE_ROWS", "1000"))
rng = np.random.default_rng(7)
lat, lon = rng.uniform(30, 37, rows), rng.uniform(40, 48, rows)
kind = rng.integers(0, 4, rows)
chosen = st.selectbox("Type", ["all", "0", "1", "2", "3"])
keep = np.ones(rows, bool) if chosen == "all" else kind == int(chosen)
chart = folium.Map([33.0, 44.0], zoom_start=6, tiles=None)
chart.options["maxZoom"] = 18
for y, x in zip(lat[keep], lon[keep], strict=True):
    folium.CircleMarker([y, x], radius=4, tooltip="An incident").add_to(chart)
st_folium(chart, height=480, use_container_width=True, returned_objects=[], key="naive")
st.markdown(f"shown {int(keep.sum())}")
