/* Rasd's map: the typed arrays, and counting over them. */
(function () {
  "use strict";
  const R = window.RASD;
  const MAGIC = 0x44534152;
  const kept = new Map(); // url -> promise; the last few versions, so that undo is instant

  function get(url, read) {
    if (!kept.has(url)) {
      const answer = fetch(url).then(function (reply) {
        if (!reply.ok) throw new Error("The map's data could not be fetched: " + reply.status);
        return read(reply);
      });
      answer.catch(function () { kept.delete(url); });
      kept.set(url, answer);
      if (kept.size > 6) kept.delete(kept.keys().next().value);
    }
    return kept.get(url);
  }

  R.getJson = function (url) {
    return get(url, function (reply) { return reply.json(); });
  };

  R.getPoints = function (url) {
    return get(url, function (reply) { return reply.arrayBuffer(); }).then(R.readPoints);
  };

  /** The columns of a point file (layout 1, see rasd/index.py). */
  R.readPoints = function (buffer) {
    const head = new Uint32Array(buffer, 0, 4);
    if (head[0] !== MAGIC || head[1] !== 1) throw new Error("Not a point file of this version");
    const n = head[2];
    let at = 16;
    function column(Kind) {
      const array = new Kind(buffer, at, n);
      at += n * Kind.BYTES_PER_ELEMENT;
      return array;
    }
    return {
      n: n,
      x: column(Int32Array), y: column(Int32Array),
      start: column(Int32Array), end: column(Int32Array),
      radius: column(Uint16Array),
      type: column(Uint8Array), form: column(Uint8Array),
      prec: column(Uint8Array), gov: column(Uint8Array),
    };
  };

  /** A mask sent as base64, lowest bit first; null means that every row passes. */
  R.readBits = function (text) {
    if (text === null) return null;
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return bytes;
  };

  R.passes = function (bits, row) {
    return bits === null || ((bits[row >> 3] >> (row & 7)) & 1) === 1;
  };

  /** What passes, by form, and the type mix of each governorate's badge and of the tray. */
  R.tally = function (points, bits, regions, types) {
    const out = { placed: 0, badges: 0, tray: 0, types: new Uint32Array(types) };
    const badge = Array.from({ length: regions }, function () { return new Uint32Array(types); });
    const tray = new Uint32Array(types);
    for (let i = 0; i < points.n; i++) {
      if (!R.passes(bits, i)) continue;
      const form = points.form[i], type = points.type[i];
      out.types[type]++;
      if (form <= R.FORM.DISC) out.placed++;
      else if (form === R.FORM.BADGE) { out.badges++; badge[points.gov[i]][type]++; }
      else { out.tray++; tray[type]++; }
    }
    out.badgeTypes = badge;
    out.trayTypes = tray;
    return out;
  };

  /** The rows that pass and satisfy a test, oldest first. */
  R.rows = function (points, bits, test) {
    const found = [];
    for (let i = 0; i < points.n; i++) if (R.passes(bits, i) && test(i)) found.push(i);
    return found;
  };
})();
