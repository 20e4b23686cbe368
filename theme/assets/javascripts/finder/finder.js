// Joins what is asked, in the form or the address, with what is shown of it. The address holds the filter, so that it can
// be shared and the back button works.

import { every, one } from "../shared/elements.js";
import { get } from "../shared/data.js";
import { all, has } from "./bits.js";
import { Chips } from "./chips.js";
import { Choices } from "./choices.js";
import { Data } from "./data.js";
import { offerDownload } from "./download.js";
import { ofData, ofPage } from "./entries.js";
import { Filter } from "./filter.js";
import { InPlace } from "./in-place.js";
import { Tiles } from "./map.js";
import { openPanel } from "./panel.js";
import { Portions } from "./portions.js";
import { asked, isFiltered, query } from "./query.js";
import { Rows } from "./rows.js";
import { Summary } from "./summary.js";
import { Words } from "./words.js";

/** @import { Asked } from "./query.js" */

/**
 * What is found of a list.
 * @typedef {object} Found
 * @property {number[]} rows Those that are found, in the order that is asked for.
 * @property {number[]} order All rows in that order.
 * @property {string} sort By which date they are in that order, if by any.
 * @property {boolean} filtered Whether anything is asked.
 * @property {(row: number) => HTMLElement[]} facts What a row says because of the filter.
 * @property {(row: number) => HTMLElement} copy A new row that says all.
 */

export class Finder {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    /** @type {HTMLLIElement[]} */
    const rows = every(document, "[data-rows] > li");
    this.entries = ofPage(rows);
    this.controls = [...form.elements].filter(isNamed);
    this.choices = new Choices(form);
    this.summary = new Summary(form);
    this.chips = new Chips(form, (name, value) => this.remove(name, value));
    this.tiles = new Tiles(form);
    this.results = one(form, ".finder-results") ? new Portions(form) : new InPlace(form, rows);
    /** @type {string[]} */
    this.known = []; // the words that names are made of, once one was misspelled
    this.learning = false;
    this.typing = false;
    /** @type {Record<string, number[]>} */
    this.orders = {};
    /** @type {Promise<boolean> | undefined} */
    this.loading = undefined;
    /** @type {Data | undefined} */
    this.data = undefined;
    /** @type {Words | undefined} */
    this.words = undefined;
    /** @type {Rows | undefined} */
    this.view = undefined;
    /** @type {number[] | undefined} */
    this.found = undefined;
  }

  start() {
    const { form } = this;
    form.addEventListener("focusin", () => this.load(), { once: true });
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLElement && isNamed(target)) this.changed(target.type === "search");
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.summary.focus();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.write(new URLSearchParams());
      this.changed();
      this.summary.focus();
    });
    addEventListener("popstate", () => this.open());
    /** @type {HTMLAnchorElement[]} */
    const links = every(document, "[data-download]");
    for (const link of links) offerDownload(link, () => this.idsToDownload());
    openPanel(form, () => this.summary.focus());
    if (!location.search) return;
    this.results.wait();
    this.open();
  }

  /**
   * Fills in the form.
   * @param {URLSearchParams} params
   */
  write(params) {
    for (const control of this.controls) {
      const values = params.getAll(control.name);
      if (isBox(control)) control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
      // A value that a list does not offer leaves it with none.
      if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.value = "";
    }
    this.choices.open();
  }

  async open() {
    this.write(new URLSearchParams(location.search));
    if (!(await this.load())) return;
    this.write(new URLSearchParams(location.search)); // with choices that came with the data
    this.apply();
  }

  /**
   * One step of history for each choice, and for a run of typing.
   * @param {boolean} [typing]
   */
  async changed(typing = false) {
    const address = query(new FormData(this.form)) || location.pathname;
    if (typing && this.typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.typing = typing;
    if (this.data || (await this.load())) this.apply();
  }

  /** @returns {Promise<boolean>} */
  load() {
    this.loading ??= this.fetch().catch(() => {
      this.summary.note(this.form.dataset.failed ?? "");
      this.results.giveUp();
      return false;
    });
    return this.loading;
  }

  /** Gets the data, and the entries where the page has no room for all. Fails if they are not those of the list. */
  async fetch() {
    const { finder, list, stamp } = this.form.dataset;
    const [raw, entries] = await Promise.all([get(finder), list && get(list)]);
    if ([raw, entries].some((got) => got && got.stamp !== stamp)) throw new Error("The data are of another list.");
    if (entries) this.entries = ofData(entries);
    this.choices.add(raw.more);
    this.controls = [...this.form.elements].filter(isNamed);
    this.data = new Data(raw, this.entries.size);
    return true;
  }

  apply() {
    const { data } = this;
    if (!data) return;
    const now = asked(new FormData(this.form));
    const { rows, instead } = now.words ? this.withWords(data, now.words) : { rows: all(data.rows), instead: [] };
    const filter = new Filter(data, now.facets, rows);
    this.choices.count(filter);
    this.summary.show(filter, now, instead);
    this.show(data, now, filter);
    this.tiles.show(filter);
  }

  /**
   * @param {Data} data
   * @param {string} words
   */
  withWords(data, words) {
    this.words ??= new Words(data, rowsOf(this.entries).map(this.entries.text), this.choices.options);
    const found = this.words.find(words, this.known);
    if (found.unknown) this.learn();
    return found;
  }

  /** Should the words that names are made of not come, the next misspelled one asks anew. */
  async learn() {
    if (this.learning) return;
    this.learning = true;
    try {
      this.known = await get(this.form.dataset.words);
    } catch {
      this.learning = false;
      return;
    }
    this.apply();
  }

  /**
   * @param {Data} data
   * @param {Asked} now
   * @param {Filter} filter
   */
  show(data, now, filter) {
    const view = (this.view ??= new Rows(this.form, this.entries, this.choices.options, data));
    const order = (this.orders[now.sort] ??= data.sorted(now.sort));
    const rows = order.filter((row) => has(filter.result, row));
    /** @param {number} row */
    const facts = (row) => view.facts(row, now, filter);
    /** @param {number} row */
    const copy = (row) => {
      const item = view.copy(row);
      one(item, ".record-meta").append(...facts(row));
      return item;
    };
    this.results.show({ rows, order, sort: now.sort, filtered: isFiltered(now), facts, copy });
    this.chips.show(now, this.choices.options);
    this.found = rows;
  }

  /**
   * Takes a choice back, or the words.
   * @param {string | undefined} name
   * @param {string | undefined} value
   */
  remove(name, value) {
    for (const control of this.controls) {
      if (control.name !== name) continue;
      if (!isBox(control)) control.value = "";
      else if (control.value === value) control.checked = false;
    }
    this.changed();
    return this.summary;
  }

  /** The ids of the entries that are shown, in their order. */
  async idsToDownload() {
    await this.load();
    return (this.found ?? rowsOf(this.entries)).map(this.entries.id);
  }
}

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/**
 * @param {Element} element
 * @returns {element is Control}
 */
const isNamed = (element) =>
  (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) && Boolean(element.name);

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
const isBox = (control) => control.type === "checkbox";

/** @param {import("./entries.js").Entries} entries */
const rowsOf = ({ size }) => Array.from({ length: size }, (_, row) => row);
