/* Rasd's map: what it says in words. Mixed into the layer. */
(function () {
  "use strict";
  const R = window.RASD;
  const PRECISION = ["", "exact place", "near the place named", "somewhere in the district",
    "somewhere in the governorate", "somewhere in a wider area", "place not known", "offshore"];

  R.Words = {
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
      if (this.geo.regions[at].approximate) lines.push("the outline is approximate");
      if (region.badge) lines.push(R.number(region.badge) + " of them without a closer place");
      if (this.state.measure !== "incidents") {
        const value = region.value === null ? "not known" : R.number(region.value);
        lines.push(this.state.title + ": " + (region.atLeast ? "at least " : "") + value);
      }
      return lines;
    },

    _rowsFor: function (rows) {
      const points = this.points;
      rows.sort(function (a, b) { return points.start[b] - points.start[a] || b - a; });
      return rows.map((row) => ({
        row: row, type: this.state.types[points.type[row]],
        when: R.days(points.start[row], points.end[row]), where: this._whereWords(row),
      }));
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
  };
})();
