// The map of a list: how many entries that are found each place has.

import { every, one } from "../shared/elements.js";
import { counted, number } from "../shared/texts.js";
import { size } from "./bits.js";

/** @import { Filter } from "./filter.js" */

const SHADES = ["tile--0", "tile--1", "tile--2", "tile--3"];

export class Tiles {
  /** @param {HTMLElement} form */
  constructor(form) {
    /** @type {SVGElement[]} */
    this.tiles = every(form, ".tile[data-place]");
  }

  /** @param {Filter} filter */
  show({ data, result }) {
    for (const tile of this.tiles) shade(tile, size(result, data.in([tile.dataset.place ?? ""])));
  }
}

/**
 * @param {SVGElement} tile
 * @param {number} n
 */
function shade(tile, n) {
  const map = /** @type {HTMLElement} */ (tile.closest("[data-bands]")).dataset;
  const bands = (map.bands ?? "").split(" ").map(Number);
  one(tile, ".tile-count").textContent = number(n);
  tile.classList.remove(...SHADES);
  tile.classList.add(`tile--${n ? bands.findIndex((end) => n <= end) + 1 || bands.length : 0}`);
  const name = counted(map.label, n, { place: tile.dataset.name });
  one(tile, "title").textContent = `${name}${tile.dataset.hub ?? ""}`;
}
