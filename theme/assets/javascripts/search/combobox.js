// A form of the search as a combobox: while one types it lists what is found, and Enter opens what is chosen. With nothing
// chosen it leads to a page of all results.

import { every, h, one } from "../shared/elements.js";
import { number } from "../shared/texts.js";
import { find, load, pagesOf } from "./index.js";
import { shown, summary } from "./result.js";
import { panel, place, said } from "./said.js";

/** @import { FoundPage } from "./index.js" */

const SHOWN = 8;
const PAUSE = 120;
const PAUSE_TO_SAY = 500;
const NOT_ACTIVE = -1;

export class Combobox {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input In which somebody may be writing already.
   * @param {string} partners Where it leads if nothing can be searched.
   */
  constructor(form, input, partners) {
    form.append(document.importNode(panel, true));
    this.form = form;
    this.partners = partners;
    this.input = input;
    this.panel = one(form, ".search-panel");
    /** @type {HTMLButtonElement[]} */
    this.kinds = every(form, ".search-kinds button");
    this.note = one(form, ".search-note");
    this.list = one(form, "[role=listbox]");
    /** @type {HTMLAnchorElement} */
    this.all = one(form, ".search-all");
    this.status = one(form, "[role=status]");
    this.asked = 0;
    this.active = NOT_ACTIVE;
    this.kind = "";
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {number | undefined} */
    this.speaking = undefined;
    this.list.id = `${input.id}-results`;
    input.setAttribute("aria-controls", this.list.id);
    this.listen();
    this.load();
    if (input.value) this.soon();
  }

  listen() {
    const { form, input } = this;
    input.addEventListener("input", () => this.soon());
    input.addEventListener("keydown", (event) => this.press(event));
    // The kind that is chosen goes along to all results, by Enter and by the link.
    form.addEventListener("formdata", ({ formData }) => this.kind && formData.set("kind", this.kind));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!form.contains(/** @type {Node | null} */ (relatedTarget))) this.close();
    });
    form.addEventListener("keydown", (event) => this.escape(event));
    for (const button of this.kinds) button.addEventListener("click", () => this.choose(button));
  }

  async load() {
    if (await load()) return;
    this.form.action = this.partners;
    for (const button of this.kinds) button.hidden = true;
    this.say(said.failed ?? "");
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const asked = ++this.asked;
    const words = this.input.value.trim();
    if (!words) return this.close();
    const found = await find(words, this.kind);
    if (!found) return this.open();
    const pages = await pagesOf(found.results.slice(0, SHOWN));
    if (asked !== this.asked) return;

    this.list.replaceChildren(...pages.map((page, at) => this.option(page, at, found.instead || words)));
    this.list.hidden = !pages.length;
    this.count(found.kinds);
    this.say(summary(words, found));
    const query = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
    this.all.href = `${place.pathname}?${new URLSearchParams(query)}`;
    this.all.hidden = found.results.length <= SHOWN;
    this.activate(NOT_ACTIVE);
    this.open();
  }

  /**
   * @param {FoundPage} page
   * @param {number} at
   * @param {string} words
   */
  option(page, at, words) {
    const id = `${this.list.id}-${at}`;
    const attributes = { id, href: page.url, tabindex: -1, role: "option", "aria-selected": "false" };
    return h("a", attributes, ...shown(page, words));
  }

  /**
   * How many there are of each kind; a kind with none cannot be chosen.
   * @param {Record<string, number>} numbers
   */
  count(numbers) {
    for (const button of this.kinds) {
      const n = numbers[button.value] ?? 0;
      if (button.value) one(button, ".num").textContent = number(n);
      button.hidden = Boolean(button.value) && !n && button.value !== this.kind;
    }
  }

  /** @param {HTMLButtonElement} chosen */
  choose(chosen) {
    this.kind = chosen.value;
    for (const button of this.kinds) button.setAttribute("aria-pressed", String(button === chosen));
    this.search();
  }

  /** @param {string} text */
  say(text) {
    this.note.textContent = text;
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.status.textContent = this.note.textContent), PAUSE_TO_SAY);
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(NOT_ACTIVE);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    /** @type {HTMLElement[]} */
    const options = this.panel.hidden ? [] : every(this.list, "[role=option]");
    if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      options[this.active].click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return void this.search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One position more than there are results: in it, none is chosen and the words can be changed.
      this.activate(((this.active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    }
  }

  /** @param {number} at */
  activate(at) {
    this.active = at;
    const options = every(this.list, "[role=option]");
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    const chosen = options[at];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.preventDefault();
    this.close();
    this.input.focus();
  }
}
