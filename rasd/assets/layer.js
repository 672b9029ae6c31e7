/* Rasd's map, part 7 of 7: the layer that holds the state, draws, and reports what is chosen. */
(function () {
  "use strict";
  const R = window.RASD;
  const PRECISION = ["", "exact place", "near the place named", "somewhere in the district",
    "somewhere in the governorate", "somewhere in a wider area", "place not known", "offshore"];
  const MARGIN = 30; // px around the visible part that are drawn too
  const ICONS = {
    home: "M2.5 7.5L8 2.8L13.5 7.5M4 6.6V13H12V6.6",
    full: "M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10",
    area: "M2.5 4.5V2.5H4.5M11.5 2.5H13.5V4.5M13.5 11.5V13.5H11.5M4.5 13.5H2.5V11.5M10.6 10.6L9 9M7 4.8A2.3 2.3 0 1 0 7 9.4A2.3 2.3 0 1 0 7 4.8",
  };

  const FROM_ZOOM = [0, 7, 8.5, 10.5]; // by the rank of a place
  const AROUND = []; // where a name or a badge may go, nearest first, px from its place
  for (let dx = -72; dx <= 72; dx += 9) for (let dy = -72; dy <= 72; dy += 9) AROUND.push([dx, dy]);
  AROUND.sort(function (a, b) { return Math.hypot(a[0], a[1] * 1.2) - Math.hypot(b[0], b[1] * 1.2); });
  const FAR = AROUND.map(function (step) { return [step[0] * 2.5, step[1] * 2.5]; });

  window.RasdLayer = L.Layer.extend({
    onAdd: function (map) {
      this._map = map;
      this.seq = 0; // drawings so far, for tests
      this.clicks = Date.now(); // grows with every report, so that the same choice twice is heard
      this.tip = new R.Tip(map);
      this.list = new R.List(map, (row) => this._pickRows([row]));
      this.marks = new R.Marks(map, {
        mark: (rows) => this._pickRows(rows),
        badge: (at) => this._openBadge(at),
        hover: (lines, at) => this.tip.show(lines, at),
        leave: () => this.tip.hide(),
      });
      this._frame(map);
      map.on("moveend", this._soon, this);
      map.on("movestart zoomstart", () => this.tip.hide());
      map.on("resize", () => {
        this.legend.fit();
        if (this._untouched) this.home();
        else if (this.state) this._reveal(); // the card that opened has made the map narrower
        if (this.state) this._measure();
      });
      map.on("click", () => this.list.close(false));
      map.on("dragstart zoomstart", () => { this._untouched = false; });
      this._untouched = true;
      this._listen();
    },

    /** The host tells every frame when the person switches the theme: follow without a new state. */
    _listen: function () {
      const host = window.Streamlit;
      if (!host || !host.events) return;
      host.events.addEventListener(host.RENDER_EVENT, (event) => {
        const base = event.detail && event.detail.theme && event.detail.theme.base;
        if (base !== "light" && base !== "dark") return;
        this._base = base;
        if (this.state && this.state.theme.dark !== (base === "dark")) this._take(this.given, this.points, this.geo);
      });
    },

    /** The state in the colours of one theme. */
    _coloured: function (given) {
      const name = this._base || given.scheme;
      const types = given.types.map(function (type) {
        return { label: type.label, path: type.path, n: type.n, colour: type[name] };
      });
      return Object.assign({}, given, { types: types, theme: Object.assign({ dark: name === "dark" }, given.themes[name]) });
    },

    _frame: function (map) {
      map.attributionControl && map.attributionControl.setPrefix(false);
      map.boxZoom && map.boxZoom.disable(); // shift and click add a governorate
      map.keyboard && (map.options.keyboardPanDelta = 120);
      if (R.calm) map._zoomAnimated = map.options.inertia = false;
      const buttons = [
        { label: "Show all of Iraq", path: ICONS.home, act: () => this.home() },
        { label: "Search this area", path: ICONS.area, act: () => this._pickArea() },
      ];
      if (document.fullscreenEnabled) {
        buttons.push({ label: "Full screen", path: ICONS.full, act: () => this._full() });
      }
      new R.Buttons({ buttons: buttons }).addTo(map);
      this.tray = new R.Tray({ open: () => this._openTray() }).addTo(map);
      this.legend = new R.Legend().addTo(map);
      this.legend.node.addEventListener("toggle", () => {
        if (!this.state) return;
        this._measure();
        this._soon();
      });
      L.control.scale({ metric: true, imperial: false, maxWidth: 110 }).addTo(map);
    },

    /** Take a new state in; arrays and base are fetched once and swapped in place. */
    set: function (state) {
      const turn = (this._turn = (this._turn || 0) + 1);
      return Promise.all([R.getPoints(state.points), R.getJson(state.geo)]).then((got) => {
        if (turn !== this._turn) return; // a newer state is on its way
        this._take(state, got[0], got[1]);
      });
    },

    _take: function (given, points, geo) {
      const before = this.state, state = this._coloured(given);
      this.given = given;
      this.state = state;
      this.points = points;
      this.geo = geo;
      this.bits = R.readBits(state.bits);
      this.sums = R.tally(points, this.bits, geo.regions.length, state.types.length);
      if (!before || JSON.stringify(before.theme) !== JSON.stringify(state.theme)) this._dress();
      if (!this.base) this._build();
      this.base.paint(state);
      this._outline();
      this.tray.set(state, this.sums.trayTypes, this._lit(R.FORM.TRAY));
      this.legend.set(state);
      this._measure();
      if (before && (before.points !== state.points || before.bits !== state.bits)) this.list.close(false);
      this._place(before);
      this.draw();
    },

    _build: function () {
      this.base = new R.Base(this._map, this.geo, {
        pick: (at, add) => this._pickRegion(at, add),
        hover: (at, point) => this.tip.show(this._regionLines(at), point),
        leave: () => this.tip.hide(),
      });
      this._map.attributionControl && this._map.attributionControl.addAttribution(this.geo.credit);
      if (this.geo.reach) this._map.setMaxBounds(this.geo.reach);
    },

    /** Colours come with the state: the host's theme does not reach into this frame. */
    _dress: function () {
      const box = this._map.getContainer(), theme = this.state.theme;
      for (const key in theme) if (typeof theme[key] === "string") box.style.setProperty("--" + key, theme[key]);
      box.classList.add("rasd");
      box.classList.toggle("rasd-dark", theme.dark);
      box.style.background = theme.neighbour;
      document.documentElement.style.colorScheme = theme.dark ? "dark" : "light";
      this.marks.forget();
    },

    /** Go where a link or another view asks to, but only once and never back after panning. */
    _place: function (before) {
      const at = this.state.at, asked = JSON.stringify(at);
      if (!before) this.home(true);
      if (at && asked !== this._asked && asked !== this._told) {
        this._map.setView([at[0], at[1]], at[2], { animate: false });
        this._untouched = false;
      }
      this._asked = asked;
      if (before && before.row !== this.state.row && this.state.row !== this._mine) this._reveal();
    },

    /** Bring the open incident into view if another view opened it and it is out of sight. */
    _reveal: function () {
      const row = this.state.row;
      if (row < 0 || row >= this.points.n || this.points.form[row] > R.FORM.DISC) return;
      const where = R.unproject(this.points.x[row], this.points.y[row]);
      if (!this._map.getBounds().pad(-0.1).contains(where)) {
        this._map.panTo(where, { animate: !R.calm });
        this._untouched = false;
      }
    },

    /** Room to leave when fitting: the columns of the buttons and of the open legend, where it fits. */
    _clear: function (edge) {
      const wide = this._map.getSize().x >= 700, legend = this.legend.node;
      const right = wide && legend.open ? legend.offsetWidth + 20 : 10;
      return { paddingTopLeft: [wide ? 50 : edge, edge], paddingBottomRight: [Math.max(right, edge), edge] };
    },

    home: function () {
      if (!this.geo) return;
      this._map.fitBounds(this.geo.home, Object.assign({ animate: false }, this._clear(10)));
      this._untouched = true;
    },

    _outline: function () {
      if (this._area) this._area.remove();
      this._area = null;
      if (!this.state.area.length) return;
      this._area = L.polygon(this.state.area, {
        interactive: false, color: this.state.theme.accent, weight: 1.5, dashArray: "2 4", fill: false,
      }).addTo(this._map);
    },

    /** Where the controls lie, so that no name hides behind them; measured only when they change. */
    _measure: function () {
      const inner = this._map.getContainer(), box = inner.getBoundingClientRect();
      this._corners = Array.from(inner.querySelectorAll(".leaflet-control"), function (control) {
        const its = control.getBoundingClientRect();
        return [its.left - box.left, its.top - box.top, its.right - box.left, its.bottom - box.top];
      });
    },

    _soon: function () {
      if (this._raf || !this.state) return;
      this._raf = requestAnimationFrame(() => { this._raf = 0; this.draw(); });
    },

    draw: function () {
      if (!this.points || !this._map) return;
      const began = performance.now(), map = this._map, state = this.state;
      const px = map.getPixelBounds(), scale = Math.pow(2, map.getZoom() + 8) / R.WORLD;
      const win = { left: px.min.x - MARGIN, top: px.min.y - MARGIN, right: px.max.x + MARGIN,
        bottom: px.max.y + MARGIN, scale: scale };
      this.binned = R.marks(this.points, this.bits, win, state.types.length);
      this.marks.begin();
      this.marks.boxes = this._corners.slice();
      this.binned = R.marks(this.points, this.bits, win, state.types.length);
      this.marks.begin();
      const box = map.getContainer().getBoundingClientRect();
      for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
        const its = control.getBoundingClientRect();
        this.marks.boxes.push([its.left - box.left, its.top - box.top, its.right - box.left, its.bottom - box.top]);
      }
      this.binned.marks.forEach((mark, at) => this._drawMark(mark, at));
      this._drawBadges();
      this._drawNames();
      this.marks.end();
      this.ms = performance.now() - began;
      this.seq += 1;
    },

    _drawMark: function (mark, at) {
      const where = R.unproject(mark.x / mark.n, mark.y / mark.n), state = this.state;
      if (mark.n === 1) {
        const row = mark.row;
        this.marks.incident(where, row, this._info(row), state.theme, row === state.row);
        return;
      }
      this.marks.cluster(where, mark, state.types, state.theme, this._inside(at),
        (event) => this._openCluster(at, event.detail === 0), () => this._mixLines(R.count(mark.n), mark.mix));
    },

    /** Whether the open incident is part of this cluster. */
    _inside: function (at) {
      const row = this.state.row, points = this.points;
      if (row < 0 || row >= points.n || !R.passes(this.bits, row)) return false;
      return R.markOf(points, this.binned, row) === at;
    },

    _info: function (row) {
      const points = this.points, type = this.state.types[points.type[row]];
      const lines = () => [type.label, R.days(points.start[row], points.end[row]), this._whereWords(row)];
      return {
        type: type, km: points.radius[row] / 10, disc: points.form[row] === R.FORM.DISC,
        label: lines().join(", "), lines: lines,
      };
    },

    _whereWords: function (row) {
      const points = this.points, region = this.geo.regions[points.gov[row]];
      const km = points.radius[row] / 10;
      let how = PRECISION[points.prec[row]] || "";
      if (points.form[row] === R.FORM.DISC && km) how += ", within " + R.number(Math.round(km)) + " km";
      return (region ? region.name + ": " : "") + how;
    },

    _mixLines: function (title, mix) {
      const types = this.state.types;
      const most = Array.from(mix.keys()).filter(function (t) { return mix[t]; });
      most.sort(function (a, b) { return mix[b] - mix[a] || a - b; });
      const lines = most.slice(0, 4).map(function (t) { return R.number(mix[t]) + " " + types[t].label; });
      if (most.length > 4) lines.push("and " + (most.length - 4) + " more types");
      return [title].concat(lines);
    },

    _regionLines: function (at) {
      const region = this.state.regions[at], name = this.geo.regions[at].name;
      const some = this.state.regions.some(function (each) { return each.chosen; });
      if (some && !region.chosen) {
        return [name, "not in the choice; it has " + R.count(region.context), "Shift and click to add it"];
      }
      const lines = [name + ": " + R.count(region.n)];
      if (region.badge) lines.push(R.number(region.badge) + " of them without a closer place");
      if (this.state.measure !== "incidents") {
        const value = region.value === null ? "not known" : R.number(region.value);
        lines.push(this.state.title + ": " + (region.atLeast ? "at least " : "") + value);
      }
      return lines;
    },

    _lit: function (form, gov) {
      const row = this.state.row, points = this.points;
      if (row < 0 || row >= points.n || !R.passes(this.bits, row)) return false;
      return points.form[row] === form && (gov === undefined || points.gov[row] === gov);
    },

    _drawBadges: function () {
      this.state.regions.forEach((region, at) => {
        if (!region.badge) return;
        const centre = this._map.latLngToContainerPoint(this.geo.regions[at].at);
        const one = this.sums.badgeTypes[at].indexOf(region.badge) >= 0;
        const wide = (one ? 40 : 22) + 7 * R.exact(region.badge).length;
        const home = (p) => this.base.holds(at, p);
        const spot = this.marks.room(centre, wide, 26, AROUND, home) || this.marks.room(centre, wide, 26, FAR) ||
          { x: centre.x, y: centre.y, box: [centre.x - wide / 2, centre.y - 13, centre.x + wide / 2, centre.y + 13] };
        if (!home(L.point(spot.x, spot.y))) this.marks.leader(at, spot, centre);
        const name = this.geo.regions[at].name;
        const label = R.count(region.badge) + " in " + name + ", place not known closer: open the list";
        const mix = this.sums.badgeTypes[at];
        const lines = [name + ": " + R.count(region.badge) + " without a closer place"]
          .concat(this._mixLines("", mix).slice(1));
        this.marks.badge(at, spot, region.badge, mix, this.state.types, label,
          this._lit(R.FORM.BADGE, at), (point) => this.tip.show(lines, point));
      });
    },

    _drawNames: function () {
      const size = this._map.getSize(), zoom = this._map.getZoom();
      const some = this.state.regions.map((region, at) => [region, at]);
      some.sort(function (a, b) { return b[0].chosen - a[0].chosen || b[0].n - a[0].n; });
      for (const [region, at] of some) {
        const place = this.geo.regions[at];
        const centre = this._map.latLngToContainerPoint(place.at);
        if (!region.exists || centre.x < 0 || centre.y < 0 || centre.x > size.x || centre.y > size.y) continue;
        const wide = place.name.length * 7.6 + 4;
        const spot = this.marks.room(centre, wide, 13, AROUND, (p) => this.base.holds(at, p));
        if (spot) this.marks.name("n" + at, place.name, spot, region.chosen ? "rasd-chosen" : "");
      }
      for (const [text, lat, lon, kind] of this.geo.names) {
        if (kind === "water" && zoom < 6.4) continue;
        const centre = this._map.latLngToContainerPoint([lat, lon]);
        const wide = text.length * (kind === "country" ? 11 : 6.4);
        const spot = this.marks.room(centre, wide, 14, [[0, 0]]);
        if (spot) this.marks.name("x" + text, text, spot, "rasd-" + kind);
      }
      this._drawPlaces(size, zoom);
    },

    /** Towns, to find one's way; the small ones only from close by, and never over a mark. */
    _drawPlaces: function (size, zoom) {
      const dot = { x: 0, y: 0 };
      let left = 60; // more would no longer be quiet
      for (const [text, lat, lon, rank] of this.geo.places) {
        if (zoom < FROM_ZOOM[rank] || !left) break;
        const centre = this._map.latLngToContainerPoint([lat, lon]);
        if (centre.x < 0 || centre.y < 0 || centre.x > size.x || centre.y > size.y) continue;
        const wide = text.length * 6 + 4, side = wide / 2 + 6;
        const spot = this.marks.room(centre, wide, 13,
          [[side, 0], [-side, 0], [0, -12], [0, 12], [side + 12, 0], [-side - 12, 0], [0, -24], [0, 24]]);
        if (!spot) continue;
        left -= 1;
        this.marks.name("p" + lat + lon, text, spot, "rasd-place rasd-rank" + rank);
        Object.assign(dot, { x: centre.x, y: centre.y });
        this.marks.name("o" + lat + lon, "", dot, "rasd-dot");
      }
    },

    _full: function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(function () {});
    },

    _rowsFor: function (rows) {
      const points = this.points;
      rows.sort(function (a, b) { return points.start[b] - points.start[a] || b - a; });
      return rows.map((row) => ({
        row: row, type: this.state.types[points.type[row]],
        when: R.days(points.start[row], points.end[row]), where: this._whereWords(row),
      }));
    },

    _openTray: function () {
      const rows = R.rows(this.points, this.bits, (i) => this.points.form[i] === R.FORM.TRAY);
      this.list.open("Without a place", "The text names no governorate, or only the country.",
        this._rowsFor(rows), this.state.row);
      this.report("tray", { n: rows.length });
    },

    _openBadge: function (at) {
      const points = this.points, name = this.geo.regions[at].name;
      const rows = R.rows(points, this.bits, (i) => points.form[i] === R.FORM.BADGE && points.gov[i] === at);
      this.list.open("Somewhere in " + name, "Their place is not known closer than the governorate.",
        this._rowsFor(rows), this.state.row);
      this.report("badge", { n: rows.length, iso: this.geo.regions[at].iso });
    },

    /** Zoom in until it parts; where it cannot, and for a keyboard, whose focus a zoom would lose, list. */
    _openCluster: function (at, byKey) {
      const points = this.points, rows = R.rowsOf(points, this.bits, this.binned, at);
      const bounds = L.latLngBounds([]);
      for (const row of rows) bounds.extend(R.unproject(points.x[row], points.y[row]));
      const map = this._map, top = map.getMaxZoom();
      const apart = map.project(bounds.getNorthEast(), top).distanceTo(map.project(bounds.getSouthWest(), top));
      if (map.getZoom() >= top || apart < 40 || (byKey && rows.length <= 200)) {
        this.list.open(R.count(rows.length) + " here", "", this._rowsFor(rows), this.state.row);
      } else {
        map.fitBounds(bounds, Object.assign({ animate: !R.calm, maxZoom: top }, this._clear(48)));
      }
      this.report("cluster", { n: rows.length });
    },

    _pickRegion: function (at, add) {
      this.report("governorate", { iso: this.geo.regions[at].iso, name: this.geo.regions[at].name, add: add });
    },

    _pickRows: function (rows) {
      this._mine = rows[0];
      this.state.row = rows[0]; // at once; the answer confirms it
      this.draw();
      this.tray.set(this.state, this.sums.trayTypes, this._lit(R.FORM.TRAY));
      this.report("incident", { row: rows[0] });
    },

    _pickArea: function () {
      const b = this._map.getBounds(), fix = function (v) { return Math.round(v * 1e5) / 1e5; };
      const [s, w, n, e] = [b.getSouth(), b.getWest(), b.getNorth(), b.getEast()].map(fix);
      this.report("area", { corners: [[s, w], [n, w], [n, e], [s, e]] });
    },

    /**
     * Tell the server what was chosen, at once. The host's own, later report must find the very same
     * value, or it would send a second one: so it is put where the host will look.
     */
    report: function (kind, more) {
      const c = this._map.getCenter(), host = window.__GLOBAL_DATA__;
      const at = [c.lat, c.lng, this._map.getZoom()].map(function (v) { return Math.round(v * 1e4) / 1e4; });
      this._told = JSON.stringify(at); // it comes back with the answer, and must not move the map
      const name = this.state.points.split("/").pop();
      const properties = Object.assign({ kind: kind }, more, { points: name, at: at, seq: ++this.clicks });
      const value = { last_active_drawing: { type: "Feature", properties: properties, geometry: null } };
      host.last_active_drawing = value.last_active_drawing;
      host.previous_data = JSON.parse(JSON.stringify(value));
      window.Streamlit.setComponentValue(value);
    },

    /** For tests: what is counted and what is drawn. */
    counts: function () {
      const kinds = { incident: 0, cluster: 0, badge: 0 };
      let inView = 0;
      for (const mark of this.marks.drawn) {
        kinds[mark.kind] += 1;
        if (mark.kind !== "badge") inView += mark.n;
      }
      return { n: this.state.n, placed: this.sums.placed, badges: this.sums.badges, tray: this.sums.tray,
        drawn: this.marks.drawn.length, kinds: kinds, in_view: inView, ms: this.ms, seq: this.seq };
    },
  });
})();
