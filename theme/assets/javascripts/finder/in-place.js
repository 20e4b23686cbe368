// A list that keeps its parts: it is sorted within them, and rows and parts that do not match are hidden.

import { every, one } from "../shared/elements.js";
import { number } from "../shared/texts.js";

/** @import { Found } from "./finder.js" */

export class InPlace {
  /**
   * @param {HTMLElement} form
   * @param {HTMLLIElement[]} rows
   */
  constructor(form, rows) {
    this.whole = one(form, ".finder-list");
    this.rows = rows;
    this.sections = new Set(rows.flatMap((row) => row.closest("section") ?? []));
    /** @type {HTMLElement[]} */
    this.added = [];
    this.sortedBy = "";
  }

  /** Hides the list while it is not known what is found. */
  wait() {
    this.whole.hidden = true;
  }

  giveUp() {
    this.whole.hidden = false;
  }

  /** @param {Found} found */
  show({ rows, order, sort, facts }) {
    this.whole.hidden = false;
    for (const fact of this.added) fact.remove();
    this.added = rows.flatMap((row) => {
      const added = facts(row);
      one(this.rows[row], ".record-meta").append(...added);
      return added;
    });
    const found = new Set(rows);
    this.rows.forEach((row, at) => (row.hidden = !found.has(at)));
    if (sort !== this.sortedBy) for (const row of order) this.rows[row].parentElement?.append(this.rows[row]);
    this.sortedBy = sort;
    for (const section of this.sections) countIn(section);
  }
}

/** @param {HTMLElement} section */
function countIn(section) {
  const left = every(section, "[data-rows] > li:not([hidden])").length;
  one(section, ".section-head .num").textContent = number(left);
  section.hidden = !left;
}
