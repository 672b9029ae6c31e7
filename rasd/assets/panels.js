/* Rasd's map: hover text, list of incidents, legend, tray, buttons. */
(function () {
  "use strict";
  const R = window.RASD;
  const SHOWN = 200; // rows of a list in the page at once

  function shield(node) {
    L.DomEvent.disableClickPropagation(node);
    L.DomEvent.disableScrollPropagation(node);
    return node;
  }

  /** Hover text: the first line strong, the rest quiet; kept inside the map. */
  R.Tip = function (map) {
    this.map = map;
    this.node = R.el("div", "rasd-tip", null, { role: "status" });
    this.node.hidden = true;
    map.getContainer().appendChild(this.node);
  };

  R.Tip.prototype.show = function (lines, at) {
    this.node.replaceChildren.apply(this.node, lines.map(function (line, i) {
      return R.el("div", i ? "" : "rasd-strong", line);
    }));
    this.node.hidden = false;
    const size = this.map.getSize(), wide = this.node.offsetWidth, high = this.node.offsetHeight;
    const x = Math.min(Math.max(at.x - wide / 2, 6), size.x - wide - 6);
    const y = at.y - high - 10 < 6 ? at.y + 26 : at.y - high - 10;
    this.node.style.transform = "translate(" + Math.round(x) + "px," + Math.round(y) + "px)";
  };

  R.Tip.prototype.hide = function () { this.node.hidden = true; };

  /** A list of incidents to choose from. */
  R.List = function (map, pick) {
    this.pick = pick;
    this.node = shield(R.el("section", "rasd-card rasd-list", null, { role: "dialog" }));
    this.node.hidden = true;
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close(true);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") this._step(event);
    });
    map.getContainer().appendChild(this.node);
  };

  R.List.prototype._step = function (event) {
    const all = Array.from(this.node.querySelectorAll("li button"));
    const to = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    if (all[to]) all[to].focus();
    event.preventDefault();
  };

  R.List.prototype.close = function (back) {
    if (this.node.hidden) return;
    this.node.hidden = true;
    this.rows = null;
    if (back && this.from && this.from.isConnected) this.from.focus();
  };

  /** title, note: words. rows: [{row, type, when, where}], newest first. */
  R.List.prototype.open = function (title, note, rows, chosen) {
    this.from = document.activeElement;
    this.rows = rows;
    const close = R.el("button", "rasd-close", "×", { type: "button", "aria-label": "Close the list" });
    close.addEventListener("click", () => this.close(true));
    const head = R.el("header", "", null, {}, [R.el("h2", "", title), close]);
    const items = rows.slice(0, SHOWN).map((row) => this._item(row, chosen));
    const parts = [head, note ? R.el("p", "", note) : null, R.el("ol", "", null, {}, items)];
    if (rows.length > SHOWN) {
      const rest = R.number(rows.length - SHOWN) + " earlier ones: narrow the filter, or see the table.";
      parts.push(R.el("p", "", rest));
    }
    this.node.replaceChildren.apply(this.node, parts.filter(Boolean));
    this.node.setAttribute("aria-label", title);
    this.node.hidden = false;
    const first = this.node.querySelector("li button") || close;
    first.focus({ preventScroll: true });
  };

  R.List.prototype._item = function (row, chosen) {
    const words = R.el("span", "", null, {}, [
      R.el("b", "", row.type.label), R.el("small", "", [row.when, row.where].filter(Boolean).join(" · ")),
    ]);
    const button = R.el("button", "", null, { type: "button" }, [R.glyph(row.type, 16), words]);
    if (row.row === chosen) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => {
      for (const other of this.node.querySelectorAll("[aria-current]")) other.removeAttribute("aria-current");
      button.setAttribute("aria-current", "true");
      this.pick(row.row);
    });
    return R.el("li", "", null, {}, [button]);
  };

  /** The corner with the count and the tray: what has no place is shown, not dropped. */
  R.Tray = L.Control.extend({
    options: { position: "topright" },
    onAdd: function () {
      this.count = R.el("div", "rasd-count", null, { role: "status" });
      this.button = R.el("button", "rasd-tray", null, { type: "button" });
      this.button.addEventListener("click", () => this.options.open());
      return shield(R.el("div", "rasd-card rasd-sum", null, {}, [this.count, this.button]));
    },
    set: function (state, mix, lit) {
      this.count.replaceChildren(R.el("b", "", R.number(state.n)),
        document.createTextNode(state.n === 1 ? " incident" : " incidents"));
      this.button.hidden = state.tray === 0;
      this.button.classList.toggle("rasd-lit", lit);
      this.button.replaceChildren(R.el("b", "", R.number(state.tray)), R.el("span", "", "without a place"));
      this.button.setAttribute("aria-label", R.count(state.tray) + " without a place: open the list");
    },
  });

  /** A row of small buttons: [{label, path, act}]. */
  R.Buttons = L.Control.extend({
    options: { position: "topleft", buttons: [] },
    onAdd: function () {
      const all = this.options.buttons.map(function (each) {
        const icon = R.svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, [
          R.svg("path", { d: each.path, fill: "none", stroke: "currentColor", "stroke-width": 1.5,
            "stroke-linecap": "round", "stroke-linejoin": "round" })]);
        const attrs = { type: "button", title: each.label, "aria-label": each.label };
        const button = R.el("button", "", null, attrs, [icon]);
        button.addEventListener("click", each.act);
        return button;
      });
      return shield(R.el("div", "leaflet-bar rasd-buttons", null, {}, all));
    },
  });

  function sample(kind, theme, type) {
    const box = { width: 30, height: 22, viewBox: "-15 -11 30 22", "aria-hidden": "true" };
    const line = { fill: "none", stroke: theme.muted, "stroke-width": 1.3, "stroke-dasharray": "3 2" };
    const parts = [];
    if (kind === "rough") {
      parts.push(R.svg("path", Object.assign({ d: "M-12 5L-9-6L1-8L11-3L7 7L-3 8Z" }, line)));
    }
    if (kind === "disc") parts.push(R.svg("circle", Object.assign({ r: 10 }, line)));
    if (kind === "disc" || kind === "point") {
      parts.push(R.svg("path", { d: type.path, fill: theme.muted, transform: "scale(.5)" }));
    }
    if (kind === "badge") {
      parts.push(R.svg("rect", Object.assign({ x: -12, y: -8, width: 24, height: 16, rx: 8 }, line)));
    }
    if (kind === "cluster") {
      parts.push(R.svg("circle", { r: 8, fill: "none", stroke: theme.line, "stroke-width": 4 }));
      parts.push(R.svg("circle", { r: 8, fill: "none", stroke: theme.muted, "stroke-width": 4,
        "stroke-dasharray": "30 60" }));
    }
    if (kind === "badge" || kind === "cluster") {
      const text = R.svg("text", { "text-anchor": "middle", y: 3.6, "font-size": 9.5, fill: theme.ink });
      text.textContent = "3";
      parts.push(text);
    }
    if (kind === "tray") {
      parts.push(R.svg("path", { d: "M-9-2V7H9V-2M-9 1H-4L-2 4H2L4 1H9", fill: "none",
        stroke: theme.muted, "stroke-width": 1.3 }));
    }
    return R.svg("svg", box, parts);
  }

  function row(icon, text, n) {
    const parts = [icon, R.el("span", "", text)];
    if (n !== undefined) parts.push(R.el("b", "", R.number(n)));
    return R.el("li", n === 0 ? "rasd-none" : "", null, {}, parts);
  }

  const FORMS = [
    ["point", "exact place"], ["disc", "near it, within the disc"],
    ["badge", "governorate only"], ["cluster", "several here, by type"],
    ["tray", "no place: top right"],
  ];

  /** What every symbol means, with the numbers of this map. */
  R.Legend = L.Control.extend({
    options: { position: "bottomright" },
    onAdd: function (map) {
      this.body = R.el("div", "rasd-body");
      const head = R.el("summary", "", "Legend");
      this.node = R.el("details", "rasd-card rasd-legend", null, {}, [head, this.body]);
      head.addEventListener("click", () => { this.byHand = true; });
      this.map = map;
      this.fit();
      return shield(this.node);
    },
    /** Open where there is room, until a person decides. */
    fit: function () {
      const size = this.map.getSize();
      if (!this.byHand) this.node.open = size.x >= 820 && size.y >= 460;
    },
    set: function (state, rough) {
      const types = R.el("ul", "", null, {}, state.types.map(function (type) {
        return row(R.glyph(type, 15), type.label, type.n);
      }));
      const forms = R.el("ul", "rasd-forms", null, {}, FORMS.map(function (form) {
        return row(sample(form[0], state.theme, state.types[0]), form[1]);
      }));
      for (const region of rough) {
        forms.appendChild(row(sample("rough", state.theme), region.name + ": approximate outline"));
      }
      this.body.replaceChildren(
        R.el("h3", "", "What happened"), types,
        R.el("h3", "", "How well the place is known"), forms,
        R.el("h3", "", state.title), this._ramp(state)
      );
    },
    _ramp: function (state) {
      const bounds = state.bounds, theme = state.theme;
      if (!bounds.length) return R.el("p", "", "nothing to shade");
      const steps = bounds.map(function (low, at) {
        const swatch = R.el("i"), last = at === bounds.length - 1;
        swatch.style.background = theme.ramp[at];
        const words = last ? R.number(low) + " or more" : "from " + R.number(low) + " to below " + R.number(bounds[at + 1]);
        return R.el("span", "", null, { title: words }, [swatch, R.el("small", "", R.short(low) + (last ? "+" : ""))]);
      });
      return R.el("div", "rasd-ramp", null, {}, steps);
    },
  });
})();
