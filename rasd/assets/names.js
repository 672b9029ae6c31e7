/* Rasd's map: where names and badges go, so that none lies on another. Mixed into the layer. */
(function () {
  "use strict";
  const R = window.RASD;
  const FROM_ZOOM = [0, 7, 8.5, 10.5]; // by the rank of a place
  const WATER_ZOOM = 6.4;
  const MOST = 60; // towns named at once: more would no longer be quiet
  const STYLES = { // px, weight, px between letters: the measures of rasd.css
    "": [10, 400, 1], "rasd-chosen": [10, 600, 1], "rasd-country": [11, 400, 3.74],
    "rasd-water": [10, 400, 0.6], "rasd-place": [11, 400, 0],
  };
  const CAPITALS = ["", "rasd-chosen", "rasd-country"];
  const AROUND = []; // where a name or a badge may go, nearest first, px from its place
  for (let dx = -72; dx <= 72; dx += 9) for (let dy = -72; dy <= 72; dy += 9) AROUND.push([dx, dy]);
  AROUND.sort(function (a, b) { return Math.hypot(a[0], a[1] * 1.2) - Math.hypot(b[0], b[1] * 1.2); });
  const FAR = AROUND.map(function (step) { return [step[0] * 2.5, step[1] * 2.5]; });
  const pen = document.createElement("canvas").getContext("2d");
  const known = new Map();

  /** How wide a name will be, px. */
  function width(text, style, family) {
    const key = style + "|" + text;
    if (!known.has(key)) {
      const [size, weight, between] = STYLES[style];
      pen.font = (style === "rasd-water" ? "italic " : "") + weight + " " + size + "px " + family;
      const shown = CAPITALS.includes(style) ? text.toUpperCase() : text;
      known.set(key, Math.ceil(pen.measureText(shown).width + between * shown.length) + 4);
    }
    return known.get(key);
  }

  R.Names = {
    _width: function (text, style) {
      this._family = this._family || getComputedStyle(this._map.getContainer()).fontFamily;
      return width(text, style, this._family);
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
      const some = this.state.regions.map((region, at) => [region, at]);
      some.sort(function (a, b) { return b[0].chosen - a[0].chosen || b[0].n - a[0].n; });
      for (const [region, at] of some) {
        const place = this.geo.regions[at];
        const centre = this._map.latLngToContainerPoint(place.at);
        if (!region.exists || !this._within(centre)) continue;
        const style = region.chosen ? "rasd-chosen" : "";
        const spot = this.marks.room(centre, this._width(place.name, style), 13, AROUND,
          (p) => this.base.holds(at, p));
        if (spot) this.marks.name("n" + at, place.name, spot, style);
      }
      this._drawQuiet();
      if (R.shown("towns")) this._drawPlaces();
    },

    /** The neighbours and the waters: only where they fit at their own place. */
    _drawQuiet: function () {
      const zoom = this._map.getZoom();
      for (const [text, lat, lon, kind, from] of this.geo.names) {
        if (kind === "water" && (zoom < (from || WATER_ZOOM) || !R.shown("water"))) continue;
        const style = "rasd-" + kind;
        const centre = this._map.latLngToContainerPoint([lat, lon]);
        const spot = this.marks.room(centre, this._width(text, style), 14, [[0, 0]]);
        if (spot) this.marks.name("x" + text + lat, text, spot, style);
      }
    },

    /** Towns, to find one's way; the small ones only from close by, and never over a mark. */
    _drawPlaces: function () {
      const zoom = this._map.getZoom();
      let left = MOST;
      for (const [text, lat, lon, rank] of this.geo.places) {
        if (zoom < FROM_ZOOM[rank] || !left) break;
        const centre = this._map.latLngToContainerPoint([lat, lon]);
        const dot = [centre.x - 3, centre.y - 3, centre.x + 3, centre.y + 3];
        if (!this._within(centre) || this.marks.said(dot)) continue;
        const wide = this._width(text, "rasd-place"), side = wide / 2 + 5;
        const spot = this.marks.room(centre, wide, 14, [[side, 0], [-side, 0], [0, -12], [0, 12],
          [side + 12, 0], [-side - 12, 0], [0, -24], [0, 24], [side, -12], [side, 12]]);
        if (!spot) continue;
        left -= 1;
        this.marks.name("p" + lat + lon, text, spot, "rasd-place rasd-rank" + rank);
        this.marks.name("o" + lat + lon, "", { x: centre.x, y: centre.y, box: dot }, "rasd-dot");
      }
    },

    _within: function (point) {
      const size = this._map.getSize();
      return point.x >= 0 && point.y >= 0 && point.x <= size.x && point.y <= size.y;
    },
  };
})();
