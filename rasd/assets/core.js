/* Rasd's map: the namespace and small helpers. All text goes in by textContent. */
(function () {
  "use strict";
  const R = (window.RASD = window.RASD || {});
  const SVG = "http://www.w3.org/2000/svg";

  R.WORLD = Math.pow(2, 30); // width of the world in the arrays' units
  R.FORM = { POINT: 0, DISC: 1, BADGE: 2, TRAY: 3 };
  R.NO_DAY = -2147483648;
  R.calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** An HTML element: class, text, attributes, children. */
  R.el = function (tag, cls, text, attrs, children) {
    const node = document.createElement(tag);
    if (cls) node.className = cls;
    if (text !== undefined && text !== null) node.textContent = text;
    for (const key in attrs || {}) node.setAttribute(key, attrs[key]);
    for (const child of children || []) if (child) node.appendChild(child);
    return node;
  };

  /** An SVG element: attributes, children. */
  R.svg = function (tag, attrs, children) {
    const node = document.createElementNS(SVG, tag);
    for (const key in attrs || {}) node.setAttribute(key, attrs[key]);
    for (const child of children || []) node.appendChild(child);
    return node;
  };

  /** A type's shape: size in px, a halo in the map's own colour so that it stands out anywhere. */
  R.glyph = function (type, size, halo) {
    const path = R.svg("path", { d: type.path, fill: type.colour, "fill-rule": "evenodd" });
    if (halo) {
      path.setAttribute("stroke", halo);
      path.setAttribute("stroke-width", "2.6");
      path.setAttribute("stroke-linejoin", "round");
      path.setAttribute("paint-order", "stroke");
    }
    const box = { width: size, height: size, viewBox: "-12 -12 24 24", "aria-hidden": "true" };
    return R.svg("svg", box, [path]);
  };

  /** 1234567 as "1,234,567". */
  R.number = function (n) {
    return Number(n).toLocaleString("en-GB", { maximumFractionDigits: 2 });
  };

  /** A round number that fits under a swatch: 1500 as "1.5k". */
  R.short = function (n) {
    if (n < 1e4) return R.number(n);
    return n < 1e6 ? n / 1e3 + "k" : n / 1e6 + "M";
  };

  /** The exact count as a mark shows it: no comma below 10,000, where it fits without. */
  R.exact = function (n) {
    return n < 1e4 ? String(n) : R.number(n);
  };

  R.count = function (n) {
    return n === 1 ? "1 incident" : R.number(n) + " incidents";
  };

  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  /** Days since 1970, both included, as "20–21 Jan 2022", "Jan 2022", "2022" or "no date". */
  R.days = function (start, end) {
    if (start === R.NO_DAY) return "no date";
    const a = new Date(start * 864e5);
    const b = new Date((end === R.NO_DAY ? start : end) * 864e5);
    const [ad, am, ay] = [a.getUTCDate(), a.getUTCMonth(), a.getUTCFullYear()];
    const [bd, bm, by] = [b.getUTCDate(), b.getUTCMonth(), b.getUTCFullYear()];
    const last = new Date(b.getTime() + 864e5).getUTCDate() === 1;
    if (start === end) return ad + " " + MONTHS[am] + " " + ay;
    if (ad === 1 && last && ay === by && am === bm) return MONTHS[am] + " " + ay;
    if (ad === 1 && last && ay === by && am === 0 && bm === 11) return String(ay);
    if (am === bm && ay === by) return ad + "–" + bd + " " + MONTHS[am] + " " + ay;
    const left = ad + " " + MONTHS[am] + (ay === by ? "" : " " + ay);
    return left + " – " + bd + " " + MONTHS[bm] + " " + by;
  };

  /** The arrays' units of a latitude and longitude. */
  R.project = function (lat, lon) {
    const sine = Math.sin((lat * Math.PI) / 180);
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    return [((lon + 180) / 360) * R.WORLD, y * R.WORLD];
  };

  /** Latitude and longitude of the arrays' units. */
  R.unproject = function (x, y) {
    const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / R.WORLD)));
    return L.latLng((lat * 180) / Math.PI, (x / R.WORLD) * 360 - 180);
  };

  /** The host tells every frame when the person switches the theme. act: gets 'light' or 'dark'. */
  R.onTheme = function (act) {
    const host = window.Streamlit;
    if (!host || !host.events) return;
    host.events.addEventListener(host.RENDER_EVENT, function (event) {
      const base = event.detail && event.detail.theme && event.detail.theme.base;
      if (base === "light" || base === "dark") act(base);
    });
  };

  /**
   * Tell the server what was chosen, at once. The host's own, later report must find the very same
   * value, or it would send a second one: so it is put where the host will look.
   */
  R.tell = function (properties) {
    const host = window.__GLOBAL_DATA__;
    const value = { last_active_drawing: { type: "Feature", properties: properties, geometry: null } };
    host.last_active_drawing = value.last_active_drawing;
    host.previous_data = JSON.parse(JSON.stringify(value));
    window.Streamlit.setComponentValue(value);
  };
})();
