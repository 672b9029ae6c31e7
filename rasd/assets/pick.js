/* Rasd's small map: a person sets one point. The same base, no incidents. */
(function () {
  "use strict";
  const R = window.RASD;
  const THUMB = 6; // px: no hand is surer than that
  const HOME = "M2.5 7.5L8 2.8L13.5 7.5M4 6.6V13H12V6.6";
  const CLOSE = 9; // zoom at which a known point is first shown

  window.RasdPicker = L.Layer.extend({
    includes: [R.Names],

    onAdd: function (map) {
      this._map = map;
      this.clicks = Date.now();
      this.tip = new R.Tip(map);
      this.marks = new R.Marks(map, {});
      map.attributionControl && map.attributionControl.setPrefix(false);
      map.boxZoom && map.boxZoom.disable();
      if (R.calm) map._zoomAnimated = map.options.inertia = false;
      new R.Buttons({ buttons: [{ label: "Show all of Iraq", path: HOME, act: () => this.home() }] }).addTo(map);
      L.control.scale({ metric: true, imperial: false, maxWidth: 90 }).addTo(map);
      map.on("moveend resize", this._soon, this);
      map.on("movestart zoomstart", () => this.tip.hide());
      map.on("click", (event) => this._pick(event.latlng));
      this._aim(map.getContainer());
      R.onTheme((base) => { this._base = base; if (this.state) this._dress(); });
    },

    /** By keyboard: arrows move the map, Enter sets the point in its middle, which a cross shows. */
    _aim: function (box) {
      box.classList.add("rasd-picker");
      box.focus = () => HTMLElement.prototype.focus.call(box, { preventScroll: true }); // no jump of the page
      box.setAttribute("aria-label", "Map. Arrow keys move it, plus and minus zoom, Enter sets the point in the middle.");
      for (const each of box.querySelectorAll(".leaflet-control a, .leaflet-control button")) each.tabIndex = -1; // one stop
      box.appendChild(R.el("span", "rasd-aim", null, { "aria-hidden": "true" }));
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target !== box) return;
        event.preventDefault();
        this._pick(this._map.getCenter());
      });
    },

    set: function (state) {
      const turn = (this._turn = (this._turn || 0) + 1);
      return R.getJson(state.geo).then((geo) => {
        if (turn === this._turn) this._take(state, geo);
      });
    },

    _take: function (state, geo) {
      const before = this.state;
      this.state = state;
      this.geo = geo;
      if (!this.base) this._build();
      this._dress();
      this._mark(state.at, state.radius);
      if (!before) this._begin();
      else if (state.at && !this._map.getBounds().pad(-0.1).contains(state.at)) {
        this._map.panTo(state.at, { animate: !R.calm });
      }
      this._soon();
    },

    _build: function () {
      const names = (at) => [this.geo.regions[at].name];
      this.base = new R.Base(this._map, this.geo, this.state.geo.replace(/[^/]*$/, ""), {
        pick: (at, add, where) => where && this._pick(where),
        hover: (at, point) => this.tip.show(names(at), point),
        leave: () => this.tip.hide(),
      });
      for (const layer of this.base.regions) { // the map itself is what a keyboard stops at
        const path = layer.getElement();
        path.removeAttribute("tabindex");
        path.removeAttribute("role");
      }
      if (this.geo.reach) this._map.setMaxBounds(this.geo.reach);
    },

    _dress: function () {
      const name = this._base || this.state.scheme, theme = this.state.themes[name];
      this.state.theme = Object.assign({ dark: name === "dark" }, theme);
      const box = this._map.getContainer();
      for (const key in theme) if (typeof theme[key] === "string") box.style.setProperty("--" + key, theme[key]);
      box.classList.add("rasd");
      box.classList.toggle("rasd-dark", name === "dark");
      box.style.background = theme.neighbour;
      document.documentElement.style.colorScheme = name;
      this.base.paint(this.state);
      for (const layer of this.base.regions) {
        layer.getElement().removeAttribute("aria-pressed");
        layer.getElement().removeAttribute("aria-label");
      }
      if (this._last) this._mark(this._last[0], this._last[1]);
    },

    /** The point, and the disc within which it is known. */
    _mark: function (at, radius) {
      this._last = [at, radius];
      for (const each of this._shown || []) each.remove();
      this._shown = [];
      if (!at) return;
      const accent = this.state.theme.accent, still = { interactive: false, color: accent };
      this._shown = [
        L.circle(at, Object.assign({ radius: (radius || 0) * 1000, weight: 1.4, dashArray: "4 3", fillOpacity: 0.12 }, still)),
        L.circleMarker(at, Object.assign({ radius: 4.5, weight: 2, fillColor: accent, fillOpacity: 1 }, still,
          { color: this.state.theme.halo })),
      ];
      for (const each of this._shown) { each.toGeoJSON = undefined; each.addTo(this._map); }
    },

    _begin: function () {
      const at = this.state.regions.findIndex(function (region) { return region.chosen; });
      if (this.state.at) this._map.setView(this.state.at, CLOSE, { animate: false });
      else if (at >= 0) this._map.setView(this.geo.regions[at].at, 7.5, { animate: false });
      else this.home();
    },

    home: function () {
      if (this.geo) this._map.fitBounds(this.geo.home, { animate: false, padding: [6, 6] });
    },

    _soon: function () {
      if (this._raf || !this.state) return;
      this._raf = requestAnimationFrame(() => {
        this._raf = 0;
        this.marks.begin();
        this.marks.boxes = this._corners(); // no name behind a button
        this._drawNames();
        this.marks.end();
      });
    },

    _corners: function () {
      const inner = this._map.getContainer(), box = inner.getBoundingClientRect();
      return Array.from(inner.querySelectorAll(".leaflet-control"), function (control) {
        const its = control.getBoundingClientRect();
        return [its.left - box.left, its.top - box.top, its.right - box.left, its.bottom - box.top];
      });
    },

    /** Show the point at once, and tell the server how far off the hand may be at this zoom. */
    _pick: function (where) {
      const map = this._map, here = map.latLngToContainerPoint(where);
      const reach = map.distance(where, map.containerPointToLatLng(here.add([THUMB, 0]))) / 1000;
      const fix = function (v) { return Math.round(v * 1e5) / 1e5; };
      const at = [fix(where.lat), fix(where.lng)];
      this._mark(at, reach);
      R.tell({ kind: "point", at: at, reach: Math.max(fix(reach), 0.001), seq: ++this.clicks });
    },
  });
})();
