/* Rasd's map: land, water, borders, and the governorates with their shades. */
(function () {
  "use strict";
  const R = window.RASD;

  function pane(map, name, order, passive) {
    const node = map.getPane(name) || map.createPane(name);
    node.style.zIndex = order;
    if (passive) node.style.pointerEvents = "none";
    return name;
  }

  /** Each geometry as its own layer: a group would hand its clicks to the host component. */
  function shapes(map, collection, style) {
    const made = [];
    for (const feature of (collection && collection.features) || []) {
      const options = Object.assign({ interactive: false }, style, style.of && style.of(feature));
      const layer = L.GeoJSON.geometryToLayer(feature, options);
      if (!layer || !layer.setStyle) continue;
      layer.setStyle(options);
      layer.addTo(map);
      made.push(layer);
    }
    return made;
  }

  const ROADS_ZOOM = [7, 11]; // farther off they crowd, closer they would claim to be exact

  /** Each line twice: a soft casing in the land's colour, and the line on it. */
  function roads(map, collection, lines) {
    const under = { className: "rasd-casing", weight: 4.5 }, over = { className: "rasd-road", weight: 1.4 };
    return [under, over].flatMap(function (style) {
      return shapes(map, collection, Object.assign({ lineJoin: "round", fill: false }, style, lines));
    });
  }

  /** The base of the map. geo: see rasd/render/layers.py, `geography`. folder: where its files lie.
      on: {pick, hover, leave}. */
  R.Base = function (map, geo, folder, on) {
    this.map = map;
    this.geo = geo;
    this.on = on;
    this.quiet = {};
    this.regions = [];
    const quiet = { renderer: L.svg({ pane: pane(map, "rasd-base", 210, true), padding: 0.6 }) };
    const areas = { renderer: L.svg({ pane: pane(map, "rasd-regions", 220), padding: 0.6 }) };
    const lines = { renderer: L.svg({ pane: pane(map, "rasd-lines", 234, true), padding: 0.6 }) };
    const water = { renderer: L.svg({ pane: pane(map, "rasd-water", 230, true), padding: 0.6 }) };
    const ways = { renderer: L.svg({ pane: pane(map, "rasd-roads", 232, true), padding: 0.6 }) };
    const sea = L.rectangle(geo.extent, Object.assign({ interactive: false, weight: 0 }, quiet));
    this.quiet.sea = [sea.addTo(map)]; // what no land covers
    this.quiet.land = shapes(map, geo.layers.land, Object.assign({ weight: 0 }, quiet));
    geo.regions.forEach((region, at) => this._region(region, at, areas));
    this.quiet.lakes = shapes(map, geo.layers.lakes, Object.assign({}, water));
    this.quiet.rivers = shapes(map, geo.layers.rivers, Object.assign({ of: great }, water));
    this.quiet.borders = shapes(map, geo.layers.borders, Object.assign({}, lines));
    roads(map, geo.layers.roads, ways);
    if (geo.relief) this.relief = new R.Relief(map, geo.relief, folder, pane(map, "rasd-relief", 225, true));
    map.on("zoomend", this.show, this);
    this._veil(map, geo.extent);
    this.show();
  };

  function great(feature) {
    return { className: feature.properties.great ? "rasd-great" : "rasd-river" };
  }

  /** Show what is switched on and makes sense from this close. */
  R.Base.prototype.show = function () {
    const map = this.map;
    map.getPane("rasd-water").style.display = R.shown("water") ? "" : "none";
    const zoom = map.getZoom(), near = zoom >= ROADS_ZOOM[0] && zoom < ROADS_ZOOM[1];
    map.getPane("rasd-roads").style.display = R.shown("roads") && near ? "" : "none";
    if (this.relief) this.relief.show();
  };

  /** The base ends somewhere: let it fade out there instead of breaking off. */
  R.Base.prototype._veil = function (map, extent) {
    const box = R.svg("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none" });
    const sides = [["0", "0", "100%", "0"], ["100%", "0", "0", "0"], ["0", "0", "0", "100%"], ["0", "100%", "0", "0"]];
    const strips = [[-1, -1, 12, 102], [89, -1, 12, 102], [-1, -1, 102, 9], [-1, 92, 102, 9]];
    this.stops = [];
    strips.forEach((strip, at) => {
      const [x1, y1, x2, y2] = sides[at], id = "rasd-veil-" + at;
      const solid = R.svg("stop", { offset: "28%" }), clear = R.svg("stop", { offset: "100%", "stop-opacity": 0 });
      this.stops.push(solid, clear);
      box.appendChild(R.svg("linearGradient", { id: id, x1: x1, y1: y1, x2: x2, y2: y2 }, [solid, clear]));
      const [x, y, width, height] = strip;
      box.appendChild(R.svg("rect", { x: x, y: y, width: width, height: height, fill: "url(#" + id + ")" }));
    });
    L.svgOverlay(box, extent, { pane: pane(map, "rasd-veil", 240, true), interactive: false }).addTo(map);
  };

  R.Base.prototype._region = function (region, at, areas) {
    const options = Object.assign({ bubblingMouseEvents: false, className: "rasd-region" }, areas);
    const layer = region.geometry
      ? L.GeoJSON.geometryToLayer({ type: "Feature", geometry: region.geometry }, options)
      : L.circle(region.at, Object.assign({ radius: 14000 }, options)); // no outline: a round cell
    L.setOptions(layer, options);
    layer.toGeoJSON = undefined; // the host must not send whole outlines to the server
    layer.addTo(this.map);
    this.regions.push(layer);
    const path = layer.getElement();
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    layer.on("click", (event) => this.on.pick(at, event.originalEvent.shiftKey, event.latlng));
    layer.on("mousemove", (event) => this.on.hover(at, event.containerPoint));
    layer.on("mouseout", this.on.leave);
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.on.pick(at, event.shiftKey);
    });
    path.addEventListener("focus", () => {
      const here = this.map.latLngToContainerPoint(region.at);
      if (path.matches(":focus-visible")) this.on.hover(at, here);
    });
    path.addEventListener("blur", this.on.leave);
  };

  /** Put colours and shades in place; nothing is built anew. */
  R.Base.prototype.paint = function (state) {
    const t = state.theme;
    const style = {
      sea: { fill: true, fillColor: t.water, fillOpacity: 1, stroke: false },
      land: { fill: true, fillColor: t.neighbour, fillOpacity: 1, stroke: false },
      lakes: { fill: true, fillColor: t.water, fillOpacity: 1, color: t.river, weight: 0.6 },
      rivers: { fill: false, color: t.river, opacity: 0.9, lineJoin: "round" },
      borders: { fill: false, color: t.outline, weight: 1, opacity: 0.55, dashArray: "5 3" },
    };
    for (const name in this.quiet) for (const layer of this.quiet[name]) layer.setStyle(style[name]);
    if (this.relief) this.relief.paint(t.dark);
    for (const stop of this.stops) stop.setAttribute("stop-color", t.neighbour);
    const some = state.regions.some(function (region) { return region.chosen; });
    this.regions.forEach((layer, at) => this._shade(layer, state.regions[at], at, t, some));
    this.regions.forEach((layer, at) => { // it lies within another: always on top of that
      if (this.geo.regions[at].approximate) layer.bringToFront();
    });
  };

  R.Base.prototype._shade = function (layer, region, at, theme, some) {
    const path = layer.getElement(), rough = this.geo.regions[at].approximate;
    path.style.display = region.exists ? "" : "none";
    layer.setStyle({
      fill: true,
      fillColor: region.shade < 0 ? theme.land : theme.ramp[region.shade],
      fillOpacity: some && !region.chosen ? 0.5 : 1,
      color: region.chosen ? theme.accent : rough ? theme.outline : theme.border,
      weight: region.chosen ? 2.25 : 1,
      opacity: 1,
      dashArray: rough ? "3 3" : null,
    });
    if (region.chosen) layer.bringToFront();
    const name = this.geo.regions[at].name;
    path.setAttribute("aria-label", name + ": " + R.count(region.n));
    path.setAttribute("aria-pressed", region.chosen ? "true" : "false");
  };

  /** Whether a point of the map (px of the container) lies in a governorate. */
  R.Base.prototype.holds = function (at, point) {
    const layer = this.regions[at];
    const here = this.map.containerPointToLayerPoint(point);
    return layer._containsPoint ? layer._containsPoint(here) : true;
  };
})();
