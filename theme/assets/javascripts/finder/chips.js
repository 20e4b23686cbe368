// What is chosen, each with a button that takes it back.

import { every, h, one } from "../shared/elements.js";
import { fill } from "../shared/fill.js";

/** @import { Choice } from "./choices.js" */
/** @import { Asked } from "./query.js" */

/** @typedef {(name: string | undefined, value: string | undefined) => { focus: () => void }} Remove
 * Takes a choice back; tells where the focus goes if none is left. */

export class Chips {
  /**
   * @param {HTMLElement} form
   * @param {Remove} remove
   */
  constructor(form, remove) {
    this.box = one(form, ".chips");
    this.list = one(this.box, "ul");
    this.box.addEventListener("click", ({ target }) => {
      const item = /** @type {Element} */ (target).closest("li");
      if (item) this.remove(item, remove);
    });
  }

  /**
   * @param {Asked} asked
   * @param {Choice[]} options
   */
  show({ words, facets }, options) {
    const chosen = options.filter(({ id, value }) => facets[id]?.includes(value));
    const chips = chosen.map(({ id, value, name }) => this.chip(name, { "data-id": id, "data-value": value }));
    if (words) chips.unshift(this.chip(fill(this.list.dataset.words ?? "", { words }), { "data-id": "q" }));
    this.list.replaceChildren(...chips);
    this.box.hidden = !chips.length;
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} data
   */
  chip(name, data) {
    const label = fill(this.list.dataset.remove ?? "", { what: name });
    return h("li", data, h("button", { type: "button", class: "chip", "aria-label": label }, name));
  }

  /**
   * @param {HTMLElement} item
   * @param {Remove} remove
   */
  remove(item, remove) {
    const at = [...this.list.children].indexOf(item);
    const otherwise = remove(item.dataset.id, item.dataset.value);
    const left = every(this.list, "button");
    (left[Math.min(at, left.length - 1)] ?? otherwise).focus();
  }
}
