// A long list: what is found is a list of its own, of some entries at a time, and takes the place of the whole.

import { one } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { number } from "../shared/texts.js";

/** @import { Found } from "./finder.js" */

const SHOWN = 50;

export class Portions {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.whole = one(form, ".finder-list");
    this.box = one(form, ".finder-results");
    this.list = one(this.box, "ul");
    this.button = one(this.box, ".finder-more");
    this.button.addEventListener("click", () => this.more());
    /** @type {Found | undefined} */
    this.found = undefined;
    this.shown = 0;
  }

  /** Hides the whole list while it is not known what is found. */
  wait() {
    this.whole.hidden = true;
  }

  giveUp() {
    this.whole.hidden = false;
  }

  /** @param {Found} found */
  show(found) {
    this.found = found;
    this.shown = 0;
    this.list.replaceChildren();
    this.whole.hidden = found.filtered;
    this.box.hidden = !found.filtered;
    if (found.filtered) this.more();
  }

  more() {
    if (!this.found) return;
    const { rows, copy } = this.found;
    const next = rows.slice(this.shown, this.shown + SHOWN).map(copy);
    const focus = this.shown && next[0]?.querySelector("a");
    this.list.append(...next);
    this.shown += next.length;
    if (focus) focus.focus();
    const left = rows.length - this.shown;
    this.button.hidden = !left;
    this.button.textContent = fill(this.button.dataset.words ?? "", { n: number(Math.min(left, SHOWN)) });
  }
}
