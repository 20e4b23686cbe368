// The boxes to tick, with how many entries each would leave.

import { every, one } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { foldedWords } from "../shared/folding.js";
import { number } from "../shared/texts.js";

/** @import { Filter } from "./filter.js" */

/** @typedef {{ id: string, value: string, name: string, isChosen: () => boolean, show: (n: number) => void }} Choice */

export class Choices {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.form = form;
    this.options = optionsOf(form);
    /** @type {HTMLDetailsElement[]} */
    this.facets = every(form, ".finder-facets .facet");
    /** @type {HTMLInputElement[]} */
    const finds = every(form, ".facet-find");
    for (const box of finds) {
      box.addEventListener("input", () => narrow(box));
      box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    }
  }

  /**
   * Adds choices that the page has no room for.
   * @param {Record<string, [string, string, number][]>} more By facet: value, name, and how many it finds.
   */
  add(more) {
    for (const [id, choices] of Object.entries(more)) {
      const list = one(this.form, `.choices:has([name="${id}"])`);
      list.append(...choices.map(([value, name, n]) => copyOf(one(list, "li"), value, name, n)));
    }
    if (Object.keys(more).length) this.options = optionsOf(this.form);
  }

  /** Opens the facets of which something is chosen. */
  open() {
    for (const facet of this.facets) if (facet.querySelector(":checked")) facet.open = true;
  }

  /** @param {Filter} filter */
  count(filter) {
    for (const { id, value, show } of this.options) show(filter.left(id, value));
    for (const facet of this.facets) {
      const n = facet.querySelectorAll(":checked").length;
      const mark = one(facet, ".facet-chosen");
      mark.hidden = !n;
      mark.textContent = fill(mark.dataset.words ?? "", { n: number(n) });
    }
  }
}

/** @param {HTMLElement} form */
function optionsOf(form) {
  /** @type {HTMLInputElement[]} */
  const boxes = every(form, "input[type=checkbox][name]");
  return boxes.map(choice);
}

/**
 * Another choice like one that is there.
 * @param {HTMLElement} like
 * @param {string} value
 * @param {string} name
 * @param {number} n
 */
function copyOf(like, value, name, n) {
  const item = /** @type {HTMLElement} */ (like.cloneNode(true));
  /** @type {HTMLInputElement} */
  const box = one(item, "input");
  box.value = value;
  box.checked = false;
  const { show } = choice(box);
  one(item, "span").textContent = name;
  show(n);
  return item;
}

/**
 * A box to tick: whose facet it is of, its value and name, and how to show a number beside it.
 * @param {HTMLInputElement} box
 * @returns {Choice}
 */
function choice(box) {
  const label = /** @type {HTMLElement} */ (box.parentElement);
  const [name, mark] = label.querySelectorAll("span");
  /** @param {number} n */
  const show = (n) => {
    if (mark.textContent === number(n)) return;
    mark.textContent = number(n);
    label.classList.toggle("is-zero", !n);
  };
  return { id: box.name, value: box.value, name: name.textContent ?? "", isChosen: () => box.checked, show };
}

/**
 * Of a long facet, leaves the choices whose names have some letters.
 * @param {HTMLInputElement} box
 */
function narrow(box) {
  const wanted = foldedWords(box.value);
  const around = /** @type {HTMLElement} */ (box.parentElement);
  for (const item of every(around, ".choices li")) {
    const isChosen = /** @type {HTMLInputElement} */ (item.querySelector("input")).checked;
    item.hidden = !isChosen && !foldedWords(item.textContent ?? "").includes(wanted);
  }
}
