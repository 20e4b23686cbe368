// What is said of a filter: how many entries it leaves, and what was done to find them.

import { one } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { counted, number } from "../shared/texts.js";

/** @import { Filter } from "./filter.js" */
/** @import { Asked } from "./query.js" */

const PAUSE = 700; // after which the count is read out

export class Summary {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.texts = form.dataset;
    this.noted = one(form, ".filter-note");
    this.count = one(form, ".filter-count");
    this.status = one(form, ".filter-count + [role=status]");
    this.elsewhere = one(form, ".finder-elsewhere");
    /** @type {number | undefined} */
    this.pause = undefined;
  }

  focus() {
    this.count.focus();
  }

  /** @param {string} text */
  note(text) {
    this.noted.textContent = text;
    this.noted.hidden = !text;
  }

  /**
   * @param {Filter} filter
   * @param {Asked} asked
   * @param {{ asked: string, found: string }[]} instead Words that were looked for instead of others.
   */
  show({ size, wider }, { words }, instead) {
    this.count.textContent = size ? counted(this.texts.count, size) : (this.texts.none ?? "");
    const spelled = instead.map((one) => `${fill(this.texts.instead ?? "", one)} `).join("");
    const around = wider ? counted(this.texts.wider, wider, { all: number(size) }) : "";
    this.note(spelled + around);
    clearTimeout(this.pause);
    const told = `${this.count.textContent.replace(/\.$/, "")}. ${spelled}${around}`;
    this.pause = setTimeout(() => (this.status.textContent = told), PAUSE);
    this.elsewhere.hidden = Boolean(size) || !words;
    /** @type {HTMLAnchorElement} */
    const link = one(this.elsewhere, "a");
    link.search = String(new URLSearchParams({ q: words }));
  }
}
