// Search over the whole site, in the header: a combobox over Pagefind, which is loaded on first use. Without it the form
// still leads to the list of partners with the same words.

import { closest, fold } from "./words.js";

const SHOWN = 8;
const PAUSE = 120;

const form = document.querySelector("form[data-pagefind]");
const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const put = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

class Search {
  constructor() {
    this.input = form.querySelector("input");
    this.panel = form.querySelector(".search-panel");
    this.kinds = [...form.querySelectorAll(".search-kinds button")];
    this.note = form.querySelector(".search-note");
    this.list = form.querySelector("[role=listbox]");
    this.all = form.querySelector(".search-all");
    this.status = form.querySelector("[role=status]");
    this.asked = 0;
    this.kind = "";

    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) this.input.setAttribute(name, value);
    this.input.addEventListener("focus", () => this.load(), { once: true });
    this.input.addEventListener("input", () => this.soon());
    this.input.addEventListener("keydown", (event) => this.press(event));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.close());
    form.addEventListener("keydown", (event) => this.escape(event));
    for (const button of this.kinds) button.addEventListener("click", () => this.choose(button));
    document.addEventListener("keydown", (event) => this.summon(event));
  }

  load() {
    this.loading ??= (async () => {
      const address = new URL(form.dataset.pagefind, location);
      const pagefind = await import(address);
      await pagefind.options({ baseUrl: new URL("..", address).pathname, excerptLength: 22 });
      await pagefind.filters();
      return pagefind;
    })().catch(() => {
      this.say(form.dataset.failed);
      return null;
    });
    return this.loading;
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  async search() {
    const asked = ++this.asked;
    const words = this.input.value.trim();
    if (!words) return this.close();
    const pagefind = await this.load();
    if (!pagefind) return this.open();
    let found = await this.ask(pagefind, words);
    let instead = "";
    if (!found.unfilteredResultCount) {
      instead = await this.respell(words);
      if (instead) found = await this.ask(pagefind, instead);
    }
    const shown = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
    if (asked !== this.asked) return;

    this.list.replaceChildren(...shown.map((page, at) => this.option(page, at, fold(instead || words).split(" "))));
    this.list.hidden = !shown.length;
    this.count(found.totalFilters.kind ?? {});
    const n = found.results.length;
    const count = put(form.dataset[plurals.select(n)] ?? form.dataset.other, { n: n.toLocaleString(language) });
    const about = instead && n ? put(form.dataset.instead, { asked: words, found: instead }) : "";
    this.say(n ? `${about} ${count}` : put(form.dataset.none, { words }));
    this.all.href = `${form.action}?${new URLSearchParams({ q: instead || words })}`;
    this.activate(-1);
    this.open();
  }

  ask(pagefind, words) {
    return pagefind.search(words, this.kind ? { filters: { kind: this.kind } } : {});
  }

  // The words with what looks misspelt put right; empty if nothing does.
  async respell(words) {
    this.known ??= await fetch(form.dataset.known).then((answer) => answer.json(), () => []);
    const spelt = fold(words).split(" ").map((word) => closest(word, this.known) ?? word).join(" ");
    return spelt === fold(words) ? "" : spelt;
  }

  option(page, at, words) {
    const kind = this.kinds.find((button) => button.value === page.filters.kind?.[0]);
    const link = document.createElement("a");
    Object.assign(link, { id: `search-result-${at}`, href: page.url, tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(
      part("search-title", ...marked(page.meta.title ?? "", words)),
      part("search-kind", kind?.dataset.one ?? ""),
      part("search-excerpt", ...excerpt(page.excerpt)),
    );
    return link;
  }

  // How many there are of each kind; a kind with none cannot be chosen.
  count(numbers) {
    for (const button of this.kinds) {
      const n = numbers[button.value] ?? 0;
      if (button.value) button.querySelector(".num").textContent = n.toLocaleString(language);
      button.hidden = Boolean(button.value) && !n && button.value !== this.kind;
    }
  }

  choose(chosen) {
    this.kind = chosen.value;
    for (const button of this.kinds) button.setAttribute("aria-pressed", button === chosen);
    this.search();
  }

  say(text) {
    this.note.textContent = text.trim();
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
    if (!this.input.checkVisibility()) form.closest("[popover]")?.showPopover();
    this.input.focus();
    this.input.select();
  }
}

function part(name, ...content) {
  const element = document.createElement("span");
  element.className = name;
  element.append(...content);
  return element;
}

function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}

// A title with the words that begin as one of those looked for marked.
function marked(title, words) {
  return title.split(/([\p{L}\p{N}\p{M}’']+)/u).map((piece) => (words.some((w) => w && fold(piece).startsWith(w)) ? mark(piece) : piece));
}

// Pagefind's excerpt is HTML. Of it only text and marks are taken.
function excerpt(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? mark(node.textContent) : node.textContent));
}

if (form) new Search();
