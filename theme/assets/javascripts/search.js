// Search over the whole site, by the same words in each of its forms: a combobox, in which Enter opens what is chosen.
// With nothing chosen it leads to a page of all results; without script or index, to the partners with these words.

import { find, header, load, pagesOf } from "./search-index.js";
import { showResults } from "./search-page.js";
import { shown, summary } from "./search-result.js";
import { number } from "./texts.js";

const SHOWN = 8;
const PAUSE = 120;

class Search {
  constructor(form) {
    if (form !== header) form.append(...panelFor(form));
    this.form = form;
    this.partners = form.action;
    this.input = form.querySelector("input");
    this.panel = form.querySelector(".search-panel");
    this.kinds = [...form.querySelectorAll(".search-kinds button")];
    this.note = form.querySelector(".search-note");
    this.list = form.querySelector("[role=listbox]");
    this.all = form.querySelector(".search-all");
    this.status = form.querySelector("[role=status]");
    this.asked = 0;
    this.kind = "";
    form.action = header.dataset.page;

    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) this.input.setAttribute(name, value);
    this.input.addEventListener("focus", () => this.load(), { once: true });
    this.input.addEventListener("input", () => this.soon());
    this.input.addEventListener("keydown", (event) => this.press(event));
    // The kind that is chosen goes along to all results, by Enter and by the link.
    form.addEventListener("formdata", ({ formData }) => this.kind && formData.set("kind", this.kind));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.close());
    form.addEventListener("keydown", (event) => this.escape(event));
    for (const button of this.kinds) button.addEventListener("click", () => this.choose(button));
    if (form === header) document.addEventListener("keydown", (event) => this.summon(event));
  }

  async load() {
    if (await load()) return;
    this.form.action = this.partners;
    for (const button of this.kinds) button.hidden = true;
    this.say(header.dataset.failed);
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
    this.all.href = `${header.dataset.page}?${new URLSearchParams(new FormData(this.form))}`;
    this.all.hidden = found.results.length <= SHOWN;
    this.activate(-1);
    this.open();
  }

  option(page, at, words) {
    const link = document.createElement("a");
    Object.assign(link, { id: `${this.list.id}-${at}`, href: page.url, tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(...shown(page, words));
    return link;
  }

  // How many there are of each kind; a kind with none cannot be chosen.
  count(numbers) {
    for (const button of this.kinds) {
      const n = numbers[button.value] ?? 0;
      if (button.value) button.querySelector(".num").textContent = number(n);
      button.hidden = Boolean(button.value) && !n && button.value !== this.kind;
    }
  }

  choose(chosen) {
    this.kind = chosen.value;
    for (const button of this.kinds) button.setAttribute("aria-pressed", button === chosen);
    this.search();
  }

  say(text) {
    this.note.textContent = text;
    clearTimeout(this.speaking);
    this.speaking = setTimeout(() => (this.status.textContent = this.note.textContent), 500);
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute("aria-expanded", !this.list.hidden);
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  press(event) {
    const options = this.panel.hidden ? [] : [...this.list.children];
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

  activate(at) {
    this.active = at;
    [...this.list.children].forEach((option, n) => option.setAttribute("aria-selected", n === at));
    const chosen = this.list.children[at];
    if (!chosen) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  escape(event) {
    if (event.key !== "Escape" || this.panel.hidden) return;
    event.preventDefault();
    this.close();
    this.input.focus();
  }

  // A slash leads to the search, unless something is being written.
  summon(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    if (!this.input.checkVisibility()) this.form.closest("[popover]")?.showPopover();
    this.input.focus();
    this.input.select();
  }
}

// A panel like the header's for another form.
function panelFor(form) {
  const parts = [".search-panel", "[role=status]"].map((part) => header.querySelector(part).cloneNode(true));
  parts[0].querySelector("[role=listbox]").id = `${form.querySelector("input").id}-results`;
  return parts;
}

for (const form of document.querySelectorAll("form[data-site-search]")) new Search(form);
const page = document.querySelector(".search-page");
if (page) showResults(page);
