/* Rasd's map: the layer that holds the state and draws it. */
(function () {
  "use strict";
  const R = window.RASD;
  const MARGIN = 30; // px around the visible part that are drawn too
  const ICONS = {
    home: "M2.5 7.5L8 2.8L13.5 7.5M4 6.6V13H12V6.6",
    full: "M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10",
    area: "M2.5 4.5V2.5H4.5M11.5 2.5H13.5V4.5M13.5 11.5V13.5H11.5M4.5 13.5H2.5V11.5M10.6 10.6L9 9M7 4.8A2.3 2.3 0 1 0 7 9.4A2.3 2.3 0 1 0 7 4.8",
  };

  window.RasdLayer = L.Layer.extend({
    includes: [R.Words, R.Choice, R.Names],

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

    /** Follow the theme without a new state. */
    _listen: function () {
      R.onTheme((base) => {
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
      new R.Switches({
        changed: () => { if (this.base) this.base.show(); this._soon(); },
        moved: () => this._rearranged(),
      }).addTo(map);
      this.tray = new R.Tray({ open: () => this._openTray() }).addTo(map);
      this.legend = new R.Legend().addTo(map);
      this.legend.node.addEventListener("toggle", () => this._rearranged());
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
      this.legend.set(state, geo.regions.filter((region, at) => region.approximate && state.regions[at].exists));
      this._measure();
      if (before && (before.points !== state.points || before.bits !== state.bits)) this.list.close(false);
      this._place(before);
      this.draw();
    },

    _build: function () {
      this.base = new R.Base(this._map, this.geo, this.state.geo.replace(/[^/]*$/, ""), {
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

    /** A control has changed its size: names may have to move. */
    _rearranged: function () {
      if (!this.state) return;
      this._measure();
      this._soon();
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

    _full: function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(function () {});
    },
  });
})();
