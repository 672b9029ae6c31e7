/* Rasd's map: which quiet layers are shown. A person's choice, kept in this browser only. */
(function () {
  "use strict";
  const R = window.RASD;
  const KEY = "rasd-layers";
  const LAYERS = [["relief", "Relief"], ["roads", "Main roads"], ["water", "Rivers and lakes"], ["towns", "Towns"]];
  const ICON = "M8 2.4L14 5.6L8 8.8L2 5.6ZM2.6 8.4L8 11.2L13.4 8.4M2.6 11L8 13.8L13.4 11";

  function read() {
    const all = { relief: true, roads: true, water: true, towns: true };
    try {
      const kept = JSON.parse(localStorage.getItem(KEY)) || {};
      for (const name in all) if (kept[name] === false) all[name] = false;
    } catch (error) { /* no storage, or not ours: show everything */ }
    return all;
  }

  const chosen = read();

  /** Whether a quiet layer is to be seen. */
  R.shown = function (name) { return chosen[name]; };

  function keep(name, on) {
    chosen[name] = on;
    try {
      localStorage.setItem(KEY, JSON.stringify(chosen));
    } catch (error) { /* then it lasts as long as the page */ }
  }

  /** The button 'Layers' and its switches. changed: called after each; moved: it opened or closed. */
  R.Switches = L.Control.extend({
    options: { position: "topleft", changed: function () {}, moved: function () {} },

    onAdd: function () {
      const attrs = { type: "button", title: "Layers", "aria-label": "Layers of the map",
        "aria-expanded": "false", "aria-controls": "rasd-switches" };
      const icon = R.svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, [
        R.svg("path", { d: ICON, fill: "none", stroke: "currentColor", "stroke-width": 1.4, "stroke-linejoin": "round" })]);
      this.button = R.el("button", "", null, attrs, [icon]);
      this.panel = R.el("fieldset", "rasd-card rasd-switches", null, { id: "rasd-switches" },
        [R.el("legend", "", "Layers")].concat(LAYERS.map((layer) => this._switch(layer))));
      this.panel.hidden = true;
      this.button.addEventListener("click", () => this.open(this.panel.hidden));
      const bar = R.el("div", "leaflet-bar rasd-buttons", null, {}, [this.button]);
      const node = R.el("div", "rasd-layers", null, {}, [bar, this.panel]);
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || this.panel.hidden) return;
        this.open(false);
        this.button.focus();
      });
      L.DomEvent.disableClickPropagation(node);
      L.DomEvent.disableScrollPropagation(node);
      return node;
    },

    open: function (on) {
      this.panel.hidden = !on;
      this.button.setAttribute("aria-expanded", String(on));
      this.options.moved();
    },

    _switch: function (layer) {
      const box = R.el("input", "", null, { type: "checkbox", name: layer[0] });
      box.checked = chosen[layer[0]];
      box.addEventListener("change", () => {
        keep(layer[0], box.checked);
        this.options.changed();
      });
      return R.el("label", "", null, {}, [box, R.el("span", "", layer[1])]);
    },
  });
})();
