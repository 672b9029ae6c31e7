/* Rasd's map: what a person picks or opens, and the report of it. Mixed into the layer. */
(function () {
  "use strict";
  const R = window.RASD;

  R.Choice = {
    /** Whether the open incident is part of this cluster. */
    _inside: function (at) {
      const row = this.state.row, points = this.points;
      if (row < 0 || row >= points.n || !R.passes(this.bits, row)) return false;
      return R.markOf(points, this.binned, row) === at;
    },

    _lit: function (form, gov) {
      const row = this.state.row, points = this.points;
      if (row < 0 || row >= points.n || !R.passes(this.bits, row)) return false;
      return points.form[row] === form && (gov === undefined || points.gov[row] === gov);
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

    /** Tell the server what was chosen, and where the map stands. */
    report: function (kind, more) {
      const c = this._map.getCenter();
      const at = [c.lat, c.lng, this._map.getZoom()].map(function (v) { return Math.round(v * 1e4) / 1e4; });
      this._told = JSON.stringify(at); // it comes back with the answer, and must not move the map
      const name = this.state.points.split("/").pop();
      R.tell(Object.assign({ kind: kind }, more, { points: name, at: at, seq: ++this.clicks }));
    },
  };
})();
