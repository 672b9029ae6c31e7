/* Rasd's map: from points to marks that never overlap. Pure functions. */
(function () {
  "use strict";
  const R = window.RASD;
  const CELL = 16; // px: points nearer than this could not be told apart anyway
  const GAP = 3; // px between two marks
  const LIMIT = 400; // marks in the page at once

  /** Radius in px of the mark for n incidents. */
  R.markRadius = function (n) {
    if (n === 1) return 10;
    return n < 1e6 ? Math.min(12 + 2.6 * Math.log(n), 30) : 36; // 36: room for seven digits
  };

  /** Bin the rows inside a window (px at this zoom) into cells: counts, centroids, type mix. */
  function fill(points, bits, win, types) {
    const scale = win.scale;
    const left = Math.floor(win.left / CELL), top = Math.floor(win.top / CELL);
    const wide = Math.ceil(win.right / CELL) - left + 1;
    const high = Math.ceil(win.bottom / CELL) - top + 1;
    const size = wide * high;
    const grid = {
      left: left, top: top, wide: wide, high: high, scale: scale,
      n: new Uint32Array(size), x: new Float64Array(size), y: new Float64Array(size),
      row: new Int32Array(size).fill(-1), mix: new Uint32Array(size * types),
      mark: new Int32Array(size).fill(-1),
    };
    const x0 = (left * CELL) / scale, x1 = ((left + wide) * CELL) / scale;
    const y0 = (top * CELL) / scale, y1 = ((top + high) * CELL) / scale;
    const per = scale / CELL;
    const X = points.x, Y = points.y, F = points.form, T = points.type, n = points.n;
    for (let i = 0; i < n; i++) {
      const x = X[i], y = Y[i];
      if (x < x0 || x >= x1 || y < y0 || y >= y1 || F[i] > 1) continue;
      if (bits !== null && !((bits[i >> 3] >> (i & 7)) & 1)) continue;
      const k = (((y - y0) * per) | 0) * wide + (((x - x0) * per) | 0);
      grid.n[k]++;
      grid.x[k] += x;
      grid.y[k] += y;
      grid.row[k] = i;
      grid.mix[k * types + T[i]]++;
    }
    return grid;
  }

  /** One mark from the cells around the fullest one, then the next: organic, and sums stay exact. */
  function gather(grid, reach, types) {
    const full = [];
    for (let k = 0; k < grid.n.length; k++) if (grid.n[k]) full.push(k);
    full.sort(function (a, b) { return grid.n[b] - grid.n[a] || a - b; });
    const steps = Math.ceil(reach / CELL), marks = [];
    grid.mark.fill(-1);
    for (const k of full) {
      if (grid.mark[k] >= 0) continue;
      const mark = { n: 0, x: 0, y: 0, row: -1, mix: new Uint32Array(types), cells: [] };
      const cx = (grid.x[k] / grid.n[k]) * grid.scale, cy = (grid.y[k] / grid.n[k]) * grid.scale;
      const column = k % grid.wide, line = (k - column) / grid.wide;
      for (let r = Math.max(line - steps, 0); r <= Math.min(line + steps, grid.high - 1); r++) {
        for (let c = Math.max(column - steps, 0); c <= Math.min(column + steps, grid.wide - 1); c++) {
          const j = r * grid.wide + c;
          if (!grid.n[j] || grid.mark[j] >= 0) continue;
          const dx = (grid.x[j] / grid.n[j]) * grid.scale - cx;
          const dy = (grid.y[j] / grid.n[j]) * grid.scale - cy;
          if (dx * dx + dy * dy > reach * reach) continue;
          grid.mark[j] = marks.length;
          mark.cells.push(j);
          mark.n += grid.n[j];
          mark.x += grid.x[j];
          mark.y += grid.y[j];
          mark.row = Math.max(mark.row, grid.row[j]);
          for (let t = 0; t < types; t++) mark.mix[t] += grid.mix[j * types + t];
        }
      }
      marks.push(mark);
    }
    return marks;
  }

  function join(into, other, types) {
    into.n += other.n;
    into.x += other.x;
    into.y += other.y;
    into.row = Math.max(into.row, other.row);
    for (let t = 0; t < types; t++) into.mix[t] += other.mix[t];
    into.cells = into.cells.concat(other.cells);
    other.n = 0;
  }

  /** Join marks that would touch, until none do. */
  function part(marks, scale, types) {
    let again = true;
    for (let pass = 0; again && pass < 30; pass++) {
      again = false;
      marks.sort(function (a, b) { return b.n - a.n; });
      for (let i = 0; i < marks.length; i++) {
        const a = marks[i];
        if (!a.n) continue;
        for (let j = i + 1; j < marks.length; j++) {
          const b = marks[j];
          if (!b.n) continue;
          const need = R.markRadius(a.n) + R.markRadius(b.n) + GAP;
          const dx = (a.x / a.n - b.x / b.n) * scale, dy = (a.y / a.n - b.y / b.n) * scale;
          if (dx * dx + dy * dy < need * need) { join(a, b, types); again = true; }
        }
      }
      marks = marks.filter(function (mark) { return mark.n > 0; });
    }
    return marks;
  }

  /** The marks of a window: {left, top, right, bottom} in px at a zoom with `scale` px a unit. */
  R.marks = function (points, bits, win, types) {
    const grid = fill(points, bits, win, types);
    let reach = 14, marks;
    do {
      marks = gather(grid, reach, types);
      reach *= 1.7;
    } while (marks.length > 700);
    marks = part(marks, win.scale, types);
    while (marks.length > LIMIT) { // rare: a huge screen full of single points
      marks = part(gather(grid, (reach *= 1.4), types), win.scale, types);
    }
    grid.mark.fill(-1);
    marks.forEach(function (mark, at) {
      for (const cell of mark.cells) grid.mark[cell] = at;
    });
    return { marks: marks, grid: grid };
  };

  /** Which mark a row went into, -1 for none: the same arithmetic as `fill`. */
  R.markOf = function (points, binned, row) {
    const grid = binned.grid, per = grid.scale / CELL;
    if (points.form[row] > 1) return -1;
    const c = Math.floor((points.x[row] - (grid.left * CELL) / grid.scale) * per);
    const r = Math.floor((points.y[row] - (grid.top * CELL) / grid.scale) * per);
    if (c < 0 || r < 0 || c >= grid.wide || r >= grid.high) return -1;
    return grid.mark[r * grid.wide + c];
  };

  R.rowsOf = function (points, bits, binned, at) {
    return R.rows(points, bits, function (i) { return R.markOf(points, binned, i) === at; });
  };
})();
