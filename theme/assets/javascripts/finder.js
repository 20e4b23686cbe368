// Filters of a list, on the data that the form names. The address holds the filter, so that it can be shared and the
// back button works. Who has a value is a set of bits, one for each row, so that ten thousand rows take milliseconds.

import { counted, inWords, join, number, put } from "./texts.js";
import { foldedWords as fold } from "./folding.js";
import { closest } from "./words.js";

const SHOWN = 50;
const STANDS = ["endorses", "practices", "leads"];
const FOUND_BY_WORDS = ["kind", "level", "place", "hub", "contribution", "principle"];

const form = document.querySelector("form[data-finder]");

// Sets of rows

const rows = [...document.querySelectorAll("[data-rows] > li")];
const length = (rows.length + 31) >>> 5;
const none = () => new Uint32Array(length);
const all = none().map((_, at) => (at < rows.length >>> 5 ? ~0 : (1 << (rows.length & 31)) - 1));
const has = (bits, row) => (bits[row >>> 5] >>> (row & 31)) & 1;

function add(bits, row) {
  bits[row >>> 5] |= 1 << (row & 31);
}

function unpack(gaps) {
  const bits = none();
  let row = 0;
  for (const gap of gaps) add(bits, (row += gap));
  return bits;
}

function union(sets) {
  const bits = none();
  for (const set of sets) for (let at = 0; at < length; at++) bits[at] |= set[at];
  return bits;
}

function both(a, b) {
  const bits = none();
  for (let at = 0; at < length; at++) bits[at] = a[at] & b[at];
  return bits;
}

// How many rows are in a set, or in both of two.
function size(bits, others = all) {
  let n = 0;
  for (let at = 0; at < length; at++) {
    let word = bits[at] & others[at];
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    n += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return n;
}

// The data: who has which value

class Data {
  constructor(raw) {
    this.raw = raw;
    this.facets = new Map();
    for (const [id, options] of Object.entries(raw.facets)) {
      this.facets.set(id, new Map(Object.entries(options).map(([value, gaps]) => [value, unpack(gaps)])));
    }
    this.near = this.facets.get("place") ?? new Map();
    this.wider = new Map(Object.entries(raw.wider).map(([id, [name, gaps]]) => [id, { name, bits: unpack(gaps) }]));
    this.claims = Object.entries(raw.claims).map(([principle, stances]) => [
      principle,
      new Map(Object.entries(stances).map(([stance, gaps]) => [stance, unpack(gaps)])),
    ]);
    const places = [...this.near].map(([id, bits]) => [id, union([bits, ...this.around([id]).map((w) => w.bits)])]);
    if (places.length) this.facets.set("place", new Map(places));
  }

  // The wider places around some places, nearest first.
  around(places) {
    return [...new Set(places.flatMap((id) => this.raw.around[id] ?? []))].map((id) => this.wider.get(id));
  }

  // Those who take one of some stances on one of some principles; on any, or by any that is not a reservation.
  taking(principles, stances) {
    const wanted = stances.length ? stances : STANDS;
    const on = this.claims.filter(([principle]) => !principles.length || principles.includes(principle));
    return union(on.flatMap(([, takers]) => wanted.filter((stance) => takers.has(stance)).map((s) => takers.get(s))));
  }

  // Those who have one of the chosen values of a facet. Principle and stance are chosen of the same claim.
  having(id, values, chosen) {
    if (this.claims.length && id === "principle") return this.taking(values, chosen.stance ?? []);
    if (this.claims.length && id === "stance") return this.taking(chosen.principle ?? [], values);
    const options = this.facets.get(id);
    if (values.length === 1) return options.get(values[0]) ?? none();
    return union(values.filter((value) => options.has(value)).map((value) => options.get(value)));
  }

  // Rows in the order of a date, newest first; undated ones last, equals as they are listed.
  sorted(by) {
    const dates = this.raw.sorts[by];
    return rows.map((_, row) => row).sort((a, b) => dates[b] - dates[a] || a - b);
  }

  // The words that each row says of itself, folded.
  get texts() {
    const aliases = this.raw.aliases ?? {};
    const text = (row) => (row.querySelector("[data-text]") ?? row).textContent;
    this.folded ??= rows.map((row, at) => fold(`${text(row)} ${aliases[at] ?? ""}`));
    return this.folded;
  }
}

class Finder {
  constructor() {
    this.note = document.querySelector(".filter-note");
    this.count = document.querySelector(".filter-count");
    this.elsewhere = document.querySelector(".finder-elsewhere");
    this.status = document.querySelector(".filter-count + [role=status]");
    this.results = form.querySelector(".finder-results");
    this.list = form.querySelector(".finder-list");
    this.chips = form.querySelector(".chips");
    this.tiles = [...form.querySelectorAll(".tile[data-place]")];
    this.controls = [...form.elements].filter((control) => control.name);
    this.options = this.controls.filter((control) => control.type === "checkbox").map(choice);
    this.order = { "": rows.map((_, row) => row) };
    this.template = document.getElementById("finder-row");
    this.words = [];
    this.added = [];
    this.sortedBy = "";

    form.addEventListener("focusin", () => this.load(), { once: true });
    form.addEventListener("input", (event) => event.target.name && this.changed(event.target.type === "search"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.count.focus();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.write(new URLSearchParams());
      this.changed();
      this.count.focus();
    });
    addEventListener("popstate", () => this.open());
    for (const link of document.querySelectorAll("[data-download]")) {
      link.addEventListener("click", (event) => this.download(event, link));
    }
    for (const box of form.querySelectorAll(".facet-find")) {
      box.addEventListener("input", () => narrow(box));
      box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    }
    this.results?.querySelector(".finder-more").addEventListener("click", () => this.more());
    this.chips.addEventListener("click", (event) => this.remove(event.target.closest("li")));
    this.onPhones();
    if (location.search) {
      this.list.toggleAttribute("hidden", true);
      this.open();
    }
  }

  // A script's own view of the form: facet → chosen values, the words, and the order.
  read() {
    const chosen = {};
    for (const [name, value] of new FormData(form)) if (value.trim()) (chosen[name] ??= []).push(value.trim());
    const { q = [""], sort = [""], ...facets } = chosen;
    return { words: q[0], sort: sort[0], facets };
  }

  write(query) {
    for (const control of this.controls) {
      const values = query.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
      if (control.selectedIndex === -1) control.value = "";
    }
    for (const facet of form.querySelectorAll(".facet")) if (facet.querySelector(":checked")) facet.open = true;
  }

  async open() {
    this.write(new URLSearchParams(location.search));
    if (await this.load()) this.apply();
  }

  // One step of history for each choice, and for a run of typing.
  async changed(typing = false) {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    const address = query.size ? `?${query}` : location.pathname;
    if (typing && this.typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.typing = typing;
    if (this.data || (await this.load())) this.apply();
  }

  load() {
    this.loading ??= fetch(form.dataset.finder)
      .then((answer) => answer.json())
      .then((raw) => {
        if (raw.stamp !== form.dataset.stamp) throw new Error("The data are those of another list.");
        this.data = new Data(raw);
        return true;
      })
      .catch(() => {
        this.say(form.dataset.failed);
        this.list.toggleAttribute("hidden", false);
        return false;
      });
    return this.loading;
  }

  say(text) {
    this.note.textContent = text;
    this.note.hidden = !text;
  }

  apply() {
    const asked = this.read();
    const { facets } = asked;
    this.said = "";
    const sets = new Map(Object.entries(facets).map(([id, values]) => [id, this.data.having(id, values, facets)]));
    if (facets.principle && this.data.claims.length) sets.delete("stance");
    const found = asked.words ? this.withWords(asked.words) : all;
    const without = (...ids) => [...sets].filter(([id]) => !ids.includes(id)).reduce((a, [, b]) => both(a, b), found);
    const result = without();

    this.countOptions(facets, without);
    const left = size(result);
    this.count.textContent = left ? counted(form.dataset.count, left) : form.dataset.none;
    const near = facets.place && union(facets.place.map((id) => this.data.near.get(id) ?? none()));
    const wider = near ? size(result) - size(result, near) : 0;
    if (wider) this.said += counted(form.dataset.wider, wider, { all: number(left) });
    this.say(this.said);
    clearTimeout(this.pause);
    const told = `${this.count.textContent.replace(/\.$/, "")}. ${this.said}`;
    this.pause = setTimeout(() => (this.status.textContent = told), 700);
    this.elsewhere.hidden = Boolean(left) || !asked.words;
    this.elsewhere.querySelector("a").search = new URLSearchParams({ q: asked.words });
    this.show(result, asked, near);
    for (const tile of this.tiles) shade(tile, size(result, this.data.near.get(tile.dataset.place) ?? none()));
  }

  countOptions(facets, without) {
    const claimed = this.data.claims.length ? ["principle", "stance"] : [];
    const others = new Map();
    for (const { id, value, show } of this.options) {
      if (!others.has(id)) others.set(id, without(...(claimed.includes(id) ? claimed : [id])));
      show(size(others.get(id), this.data.having(id, [value], facets)));
    }
  }

  // Rows in which each word occurs, in what they show or in the name of what they have.
  withWords(words) {
    const sets = fold(words)
      .split(" ")
      .map((word) => {
        const bits = this.withWord(word);
        if (size(bits)) return bits;
        const instead = closest(word, this.words);
        if (!instead) {
          this.learn();
          return bits;
        }
        this.said += `${put(form.dataset.instead, { asked: word, found: instead })} `;
        return this.withWord(instead);
      });
    return sets.reduce(both, all);
  }

  withWord(word) {
    const sets = this.options
      .filter(({ id, name }) => FOUND_BY_WORDS.includes(id) && fold(name).includes(word))
      .map(({ id, value }) => (id === "place" ? this.data.near.get(value) : this.data.having(id, [value], {})));
    const bits = union(sets);
    this.data.texts.forEach((text, row) => text.includes(word) && add(bits, row));
    return bits;
  }

  // The words that names are made of, once one was misspelled. Should they not come, the next misspelled one asks anew.
  async learn() {
    if (this.learning) return;
    this.learning = true;
    try {
      this.words = await (await fetch(form.dataset.words)).json();
    } catch {
      this.learning = false;
      return;
    }
    this.apply();
  }

  show(result, asked, near) {
    this.asked = { ...asked, near };
    this.order[asked.sort] ??= this.data.sorted(asked.sort);
    this.found = this.order[asked.sort].filter((row) => has(result, row));
    if (this.results) this.showFound(Boolean(asked.words || asked.sort || Object.keys(asked.facets).length));
    else this.showInPlace(result);
    this.showChips(asked);
  }

  showFound(filtered) {
    this.shown = 0;
    this.results.querySelector("ul").replaceChildren();
    this.list.hidden = filtered;
    this.results.hidden = !filtered;
    if (filtered) this.more();
  }

  more() {
    const next = this.found.slice(this.shown, this.shown + SHOWN).map((row) => this.row(row));
    const focus = this.shown && next[0]?.querySelector("a");
    this.results.querySelector("ul").append(...next);
    this.shown += next.length;
    if (focus) focus.focus();
    const button = this.results.querySelector(".finder-more");
    const left = this.found.length - this.shown;
    button.hidden = !left;
    button.textContent = put(button.dataset.words, { n: number(Math.min(left, SHOWN)) });
  }

  row(row) {
    const item = this.template ? this.draw(row) : rows[row].cloneNode(true);
    item.querySelector(".record-meta").append(...this.because(row));
    return item;
  }

  // What a row says because of the filter: why it is there, and the date that it is sorted by.
  because(row) {
    const { sort } = this.asked;
    const date = sort && this.data.raw.dates[this.data.raw.sorts[sort][row]];
    if (!date) return this.through(row);
    return [...this.through(row), span(put(form.elements.sort.selectedOptions[0].dataset.words, { date: inWords(date) }))];
  }

  // Why a row is there that is neither in nor for a chosen place itself: a fact to add, if any.
  through(row) {
    const { near, facets } = this.asked;
    if (!near || has(near, row)) return [];
    const { name } = this.data.around(facets.place).find(({ bits }) => has(bits, row));
    const fact = span(put(form.dataset.through, { place: name }));
    fact.className = "through";
    return [fact];
  }

  // A list that keeps its parts is sorted within them; rows and parts that do not match are hidden.
  showInPlace(result) {
    this.list.hidden = false;
    for (const fact of this.added) fact.remove();
    this.added = this.found.flatMap((row) => {
      const facts = this.because(row);
      rows[row].querySelector(".record-meta").append(...facts);
      return facts;
    });
    rows.forEach((row, at) => row.toggleAttribute("hidden", !has(result, at)));
    const { sort } = this.asked;
    if (sort !== this.sortedBy) for (const row of this.order[sort]) rows[row].parentElement.append(rows[row]);
    this.sortedBy = sort;
    for (const part of new Set(rows.map((row) => row.closest("section")))) {
      const left = part.querySelectorAll("[data-rows] > li:not([hidden])").length;
      part.querySelector(".section-head .num").textContent = number(left);
      part.hidden = !left;
    }
  }

  optionsOf(facet) {
    this.grouped ??= {};
    return (this.grouped[facet] ??= this.options.filter(({ id }) => id === facet));
  }

  // A row where the page has a name only.
  draw(row) {
    const item = this.template.content.firstElementChild.cloneNode(true);
    const { places, based } = this.data.raw;
    item.querySelector(".record-name").append(rows[row].firstElementChild.cloneNode(true));
    const names = (id) => this.optionsOf(id).filter(({ value }) => has(this.data.facets.get(id).get(value), row));
    const status = names("status").filter(({ value }) => value !== "active");
    const facts = [names("kind")[0].name, places[based[row]], status[0]?.name, join(names("level").map((o) => o.name))];
    item.querySelector(".record-meta").append(...facts.filter(Boolean).map(span));
    for (const { value } of names("badge")) {
      const badge = document.querySelector(`template[data-badge="${value}"]`);
      item.querySelector(".record-side").append(badge.content.cloneNode(true));
    }
    return item;
  }

  showChips({ words, facets }) {
    const list = this.chips.querySelector("ul");
    const chips = this.options
      .filter(({ id, value }) => facets[id]?.includes(value))
      .map(({ id, value, name }) => chip(name, list.dataset.remove, { id, value }));
    if (words) chips.unshift(chip(put(list.dataset.words, { words }), list.dataset.remove, { id: "q" }));
    list.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
    for (const facet of form.querySelectorAll(".finder-facets .facet")) {
      const n = facet.querySelectorAll(":checked").length;
      const mark = facet.querySelector(".facet-chosen");
      mark.hidden = !n;
      mark.textContent = put(mark.dataset.words, { n: number(n) });
    }
  }

  remove(item) {
    if (!item) return;
    const at = [...item.parentElement.children].indexOf(item);
    const { id, value } = item.dataset;
    for (const control of this.controls) {
      if (control.name !== id) continue;
      if (control.type !== "checkbox") control.value = "";
      else if (control.value === value) control.checked = false;
    }
    this.changed();
    const left = this.chips.querySelectorAll("li button");
    (left[Math.min(at, left.length - 1)] ?? this.count).focus();
  }

  // The published file with only what is shown, in its order; the whole file as long as nothing is filtered.
  async download(event, link) {
    if (!location.search) return;
    event.preventDefault();
    await this.load();
    const text = await (await fetch(link.href)).text();
    const ids = (this.found ?? this.order[""]).map((row) => idOf(rows[row]));
    const content = link.dataset.download === "csv" ? pickLines(text, ids) : pickObjects(text, ids);
    const file = document.createElement("a");
    file.href = URL.createObjectURL(new Blob([content]));
    file.download = link.pathname.split("/").at(-1);
    file.click();
    URL.revokeObjectURL(file.href);
  }

  // On a phone the filters lie behind a button; another at their end leads to what they leave.
  onPhones() {
    const toggle = form.querySelector(".finder-toggle");
    const open = (opened) => toggle.setAttribute("aria-expanded", opened);
    toggle.addEventListener("click", () => open(toggle.getAttribute("aria-expanded") === "false"));
    form.querySelector(".finder-show").addEventListener("click", () => {
      open(false);
      this.count.focus();
    });
  }
}

// What an entry is known by in the files to download.
function idOf(row) {
  return row.dataset.id ?? row.querySelector("a[href]").pathname.split("/").at(-2);
}

// A box to tick: whose facet it is of, its value and name, and how to show a number beside it.
function choice(box) {
  const [name, mark] = box.parentElement.querySelectorAll("span");
  const show = (n) => {
    if (mark.textContent === number(n)) return;
    mark.textContent = number(n);
    box.parentElement.classList.toggle("is-zero", !n);
  };
  return { id: box.name, value: box.value, name: name.textContent, show };
}

function shade(tile, n) {
  const map = tile.closest("[data-bands]").dataset;
  const bands = map.bands.split(" ").map(Number);
  tile.querySelector(".tile-count").textContent = number(n);
  tile.classList.remove("tile--0", "tile--1", "tile--2", "tile--3");
  tile.classList.add(`tile--${n ? bands.findIndex((end) => n <= end) + 1 || bands.length : 0}`);
  tile.querySelector("title").textContent = counted(map.label, n, { place: tile.dataset.name }) + tile.dataset.hub;
}

// Of a long facet, the choices whose names have some letters.
function narrow(box) {
  const wanted = fold(box.value);
  for (const item of box.parentElement.querySelectorAll(".choices li")) {
    item.hidden = !fold(item.textContent).includes(wanted) && !item.querySelector("input").checked;
  }
}

function pickObjects(text, ids) {
  const objects = new Map(JSON.parse(text).map((object) => [object.id, object]));
  return JSON.stringify(ids.map((id) => objects.get(id)), null, 1);
}

// Whole lines of a table whose first cell is an id; cells in quotes may hold line breaks.
function pickLines(text, ids) {
  const [head, ...lines] = text.match(/(?:"(?:[^"]|"")*"|[^"\n])+\n/g);
  const byId = new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line]));
  return head + ids.map((id) => byId.get(id)).join("");
}

function chip(name, remove, data) {
  const item = document.createElement("li");
  Object.assign(item.dataset, data);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.textContent = name;
  button.setAttribute("aria-label", put(remove, { what: name }));
  item.append(button);
  return item;
}

function span(text) {
  const element = document.createElement("span");
  element.append(text);
  return element;
}

if (form) new Finder();
