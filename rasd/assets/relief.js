/* Rasd's map: the relief, a grey picture made into shadow and shine that sit on any colour. */
(function () {
  "use strict";
  const R = window.RASD;
  const LEVEL = 127; // the grey of flat land
  const BLUR_ZOOM = 10.5; // from here on a cell is wider than a thumb: nothing to see
  // rgb of shadow and shine, and how strong either is at most
  const VEILS = {
    light: { shadow: [58, 46, 30], shine: [255, 255, 255], dark: 0.34, bright: 0.55 },
    dark: { shadow: [0, 0, 0], shine: [214, 224, 235], dark: 0.5, bright: 0.15 },
  };

  /** The relief of one map. relief: {file, extent}; url: the folder it lies in. */
  R.Relief = function (map, relief, folder, pane) {
    this.map = map;
    this.pane = pane;
    this.picture = new Image();
    this.picture.onload = () => this.paint(this.dark);
    this.canvas = document.createElement("canvas");
    this.canvas.className = "rasd-relief";
    L.svgOverlay(this.canvas, relief.extent, { pane: pane, interactive: false }).addTo(map);
    map.on("zoomend", this.show, this);
    this.picture.src = folder + relief.file;
  };

  R.Relief.prototype.show = function () {
    const seen = R.shown("relief") && this.map.getZoom() < BLUR_ZOOM;
    this.map.getPane(this.pane).style.display = seen ? "" : "none";
  };

  /** Draw the veil in the theme's way; once a theme, some 30 ms. */
  R.Relief.prototype.paint = function (dark) {
    this.dark = dark;
    this.show();
    const wide = this.picture.naturalWidth, high = this.picture.naturalHeight;
    if (!wide || this.painted === dark) return;
    this.painted = dark;
    this.canvas.width = wide;
    this.canvas.height = high;
    const pen = this.canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(this.picture, 0, 0);
    const image = pen.getImageData(0, 0, wide, high), data = image.data;
    const veil = dark ? VEILS.dark : VEILS.light;
    for (let i = 0; i < data.length; i += 4) {
      const off = data[i] - LEVEL, low = off < 0;
      const colour = low ? veil.shadow : veil.shine;
      data[i] = colour[0];
      data[i + 1] = colour[1];
      data[i + 2] = colour[2];
      data[i + 3] = Math.abs(off) < 3 ? 0 : 2 * Math.abs(off) * (low ? veil.dark : veil.bright);
    }
    pen.putImageData(image, 0, 0);
  };
})();
