/* Rasd's map: marks, discs, badges and names as few, reusable page elements. */
(function () {
  "use strict";
  const R = window.RASD;

  function ring(mix, types, n, radius, theme) {
    const size = 2 * radius, middle = radius - 3;
    const around = 2 * Math.PI * middle;
    const box = { width: size, height: size, viewBox: [-radius, -radius, size, size].join(" ") };
    const parts = [R.svg("circle", { r: radius, fill: theme.halo, stroke: theme.outline, "stroke-opacity": 0.35 })];
    let from = 0;
    for (let t = 0; t < mix.length; t++) {
      if (!mix[t]) continue;
      const share = (mix[t] / n) * around;
      const gap = share < around ? Math.min(1.2, share / 3) : 0;
      parts.push(R.svg("circle", {
        r: middle, fill: "none", stroke: types[t].colour, "stroke-width": 5,
        "stroke-dasharray": share - gap + " " + (around - share + gap),
        "stroke-dashoffset": -from, transform: "rotate(-90)",
      }));
      from += share;
    }
    return R.svg("svg", Object.assign({ "aria-hidden": "true" }, box), parts);
  }

  function bar(mix, types) {
    const parts = [];
    for (let t = 0; t < mix.length; t++) {
      if (!mix[t]) continue;
      const part = R.el("i");
      part.style.flexGrow = mix[t];
      part.style.background = types[t].colour;
      parts.push(part);
    }
    return R.el("span", "rasd-mix", null, { "aria-hidden": "true" }, parts);
  }

  /** The marks of one map. on: {mark, badge, hover, leave}. */
  R.Marks = function (map, on) {
    this.map = map;
    this.on = on;
    this.kept = new Map();
    this.under = map.createPane("rasd-discs");
    this.names = map.createPane("rasd-names");
    this.over = map.createPane("rasd-marks");
    this.under.style.zIndex = 590;
    this.names.style.zIndex = 595;
    this.over.style.zIndex = 600;
    this.under.style.pointerEvents = this.names.style.pointerEvents = "none";
    map.on("zoomanim", this._follow, this);
  };

  R.Marks.prototype.forget = function () {
    for (const node of this.kept.values()) node.remove();
    this.kept.clear();
  };

  /** Start a drawing: whatever is not asked for again is gone at its end. */
  R.Marks.prototype.begin = function () {
    this.seen = new Set();
    this.boxes = [];
    this.words = []; // those of the boxes that are names
    this.drawn = [];
  };

  R.Marks.prototype.end = function () {
    for (const [key, node] of this.kept) {
      if (this.seen.has(key)) continue;
      node.remove();
      this.kept.delete(key);
    }
  };

  R.Marks.prototype._put = function (key, parent, where, make) {
    let node = this.kept.get(key);
    if (!node) {
      node = make();
      node.classList.add("leaflet-zoom-animated");
      this.kept.set(key, node);
      parent.appendChild(node);
    }
    this.seen.add(key);
    node.rasdAt = where;
    L.DomUtil.setPosition(node, this.map.latLngToLayerPoint(where).round());
    return node;
  };

  R.Marks.prototype._follow = function (event) {
    for (const node of this.kept.values()) {
      const to = this.map._latLngToNewLayerPoint(node.rasdAt, event.zoom, event.center).round();
      L.DomUtil.setPosition(node, to);
    }
  };

  R.Marks.prototype._button = function (cls, label, act, hover) {
    const node = R.el("button", cls, null, { type: "button", "aria-label": label });
    L.DomEvent.on(node, "click", (event) => {
      L.DomEvent.stop(event);
      if (event.detail && this.map.dragging && this.map.dragging.moved()) return;
      act(event);
    });
    L.DomEvent.on(node, "dblclick", L.DomEvent.stop);
    const show = () => {
      const box = this.map.getContainer().getBoundingClientRect();
      const mine = node.getBoundingClientRect();
      hover(L.point(mine.left + mine.width / 2 - box.left, mine.top - box.top));
    };
    node.addEventListener("mouseenter", show);
    node.addEventListener("focus", () => {
      this.map.getContainer().scrollTop = this.map.getContainer().scrollLeft = 0;
      if (node.matches(":focus-visible")) show();
    });
    node.addEventListener("mouseleave", this.on.leave);
    node.addEventListener("blur", this.on.leave);
    return node;
  };

  /** One incident: its shape; solid where the place is exact, in a disc where it is not. */
  R.Marks.prototype.incident = function (where, row, info, theme, lit) {
    const key = ["i", row, lit].join();
    const size = info.disc ? 16 : 18;
    if (info.disc) this._disc(where, row, info, lit, theme);
    const node = this._put(key, this.over, where, () => {
      const cls = "rasd-mark" + (lit ? " rasd-lit" : "");
      const made = this._button(cls, info.label, () => this.on.mark([row]),
        (at) => this.on.hover(info.lines(), at));
      made.appendChild(R.glyph(info.type, size, theme.halo));
      made.style.width = made.style.height = "22px";
      made.style.margin = "-11px 0 0 -11px";
      return made;
    });
    this._note("incident", 1, where, 11, node);
  };

  R.Marks.prototype._disc = function (where, row, info, lit, theme) {
    const px = Math.max(this._pixels(where, info.km), 13);
    const node = this._put("d" + row + lit, this.under, where, function () {
      return R.el("span", "rasd-disc" + (lit ? " rasd-lit" : ""));
    });
    node.style.width = node.style.height = 2 * px + "px";
    node.style.margin = -px + "px 0 0 " + -px + "px";
    node.style.borderColor = lit ? theme.accent : info.type.colour;
    node.style.setProperty("--tint", info.type.colour);
  };

  R.Marks.prototype._pixels = function (where, km) {
    const metres = 40075016.686 * Math.cos((where.lat * Math.PI) / 180); // WGS 84 equator
    return (km * 1000 * 256 * Math.pow(2, this.map.getZoom())) / metres;
  };

  /** Several incidents: a ring of their types and the count. */
  R.Marks.prototype.cluster = function (where, mark, types, theme, lit, open, lines) {
    const key = ["c", mark.row, lit, Array.from(mark.mix).join(".")].join();
    const radius = R.markRadius(mark.n);
    const node = this._put(key, this.over, where, () => {
      const cls = "rasd-mark rasd-cluster" + (lit ? " rasd-lit" : "");
      const made = this._button(cls, R.count(mark.n) + " here: open",
        (event) => made.rasdOpen(event), (at) => this.on.hover(made.rasdLines(), at));
      made.appendChild(ring(mark.mix, types, mark.n, radius, theme));
      made.appendChild(R.el("b", mark.n < 1e4 ? "" : "rasd-small", R.exact(mark.n)));
      made.style.width = made.style.height = 2 * radius + "px";
      made.style.margin = -radius + "px 0 0 " + -radius + "px";
      return made;
    });
    node.rasdOpen = open;
    node.rasdLines = lines;
    this._note("cluster", mark.n, where, radius, node);
  };

  R.Marks.prototype._note = function (kind, n, where, radius, node) {
    const at = this.map.latLngToContainerPoint(where);
    this.boxes.push([at.x - radius, at.y - radius, at.x + radius, at.y + radius]);
    this.drawn.push({ kind: kind, n: n, x: at.x, y: at.y, node: node });
  };

  function touches(box, boxes) {
    return boxes.some(function (b) {
      return box[0] < b[2] + 2 && box[2] > b[0] - 2 && box[1] < b[3] + 2 && box[3] > b[1] - 2;
    });
  }

  /** Whether a name or a town's dot lies in a box already. */
  R.Marks.prototype.said = function (box) { return touches(box, this.words); };

  /** The first place around a centre where a box of this size covers nothing; null if none. */
  R.Marks.prototype.room = function (centre, wide, high, tries, inside) {
    for (const step of tries) {
      const x = centre.x + step[0], y = centre.y + step[1];
      const box = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
      if (!touches(box, this.boxes) && (!inside || inside(L.point(x, y)))) return { x: x, y: y, box: box };
    }
    return null;
  };

  /** Incidents known to a governorate only: a dashed badge inside it, never on a town. */
  R.Marks.prototype.badge = function (at, spot, n, mix, types, label, lit, hover) {
    const where = this.map.containerPointToLatLng([spot.x, spot.y]);
    const key = ["b", at, n, lit, Array.from(mix).join(".")].join();
    const node = this._put(key, this.over, where, () => {
      const cls = "rasd-badge" + (lit ? " rasd-lit" : "");
      const made = this._button(cls, label, () => this.on.badge(at), hover);
      const only = mix.indexOf(n); // all of one type: its shape says it better than a bar
      if (only >= 0) made.appendChild(R.glyph(types[only], 14));
      made.appendChild(R.el("b", "", R.exact(n)));
      made.classList.toggle("rasd-one", only >= 0);
      if (only < 0) made.appendChild(bar(mix, types));
      return made;
    });
    this.boxes.push(spot.box);
    this.drawn.push({ kind: "badge", n: n, x: spot.x, y: spot.y, node: node });
  };

  /** A line from a badge that found no room in its governorate to where it belongs. */
  R.Marks.prototype.leader = function (at, from, to) {
    const long = Math.hypot(to.x - from.x, to.y - from.y), turn = Math.atan2(to.y - from.y, to.x - from.x);
    const where = this.map.containerPointToLatLng([from.x, from.y]);
    const node = this._put("l" + at, this.under, where, function () {
      return R.el("span", "rasd-leader", null, {}, [R.el("i")]);
    });
    node.firstChild.style.width = long + "px";
    node.firstChild.style.rotate = turn + "rad";
  };

  /** A quiet name. */
  R.Marks.prototype.name = function (key, text, spot, cls) {
    const where = this.map.containerPointToLatLng([spot.x, spot.y]);
    this._put(key + cls, this.names, where, function () {
      return R.el("span", "rasd-name " + cls, null, { "aria-hidden": "true" }, [R.el("i", "", text)]);
    });
    this.boxes.push(spot.box);
    this.words.push(spot.box);
  };
})();
