// How a row is shown that is found: what it says of itself, and what it says because of the filter.

import { h, one } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { inWords, join } from "../shared/texts.js";
import { has } from "./bits.js";

/** @import { Data } from "./data.js" */
/** @import { Entries } from "./entries.js" */
/** @import { Filter } from "./filter.js" */
/** @import { Asked } from "./query.js" */
/** @import { Option } from "./words.js" */

export class Rows {
  /**
   * @param {HTMLFormElement} form
   * @param {Entries} entries
   * @param {Option[]} options
   * @param {Data} data
   */
  constructor(form, entries, options, data) {
    this.form = form;
    this.entries = entries;
    this.data = data;
    this.template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("finder-row"));
    /** @type {Record<string, Option[]>} */
    this.options = {};
    for (const option of options) (this.options[option.id] ??= []).push(option);
  }

  /**
   * A new row like one of the page; where that has a name only, with its facts.
   * @param {number} row
   */
  copy(row) {
    const copy = this.template ? this.draw(this.template, row) : this.entries.copy(row);
    return /** @type {HTMLElement} */ (copy);
  }

  /**
   * @param {HTMLTemplateElement} template
   * @param {number} row
   */
  draw(template, row) {
    const item = copyOf(/** @type {HTMLElement} */ (template.content.firstElementChild));
    one(item, ".record-name").append(this.entries.link(row));
    const facts = this.entries.facts(row) ?? this.factsOfPartner(row);
    one(item, ".record-meta").append(...facts.filter((fact) => fact !== undefined && fact !== "").map(span));
    if (!this.entries.facts(row)) this.drawBadge(item, row);
    return item;
  }

  /**
   * What a row says of a partner.
   * @param {number} row
   */
  factsOfPartner(row) {
    const { places, based } = this.data.raw;
    const status = this.having("status", row).find(({ value }) => value !== "active");
    const levels = join(this.having("level", row).map(({ name }) => name));
    return [this.having("kind", row)[0].name, places[based[row]], status?.name, levels];
  }

  /**
   * @param {HTMLElement} item
   * @param {number} row
   */
  drawBadge(item, row) {
    for (const { value } of this.having("badge", row)) {
      /** @type {HTMLTemplateElement} */
      const badge = one(document, `template[data-badge="${value}"]`);
      one(item, ".record-side").append(badge.content.cloneNode(true));
    }
  }

  /**
   * The options of a facet that a row has.
   * @param {string} facet
   * @param {number} row
   */
  having(facet, row) {
    const sets = this.data.facets.get(facet);
    return (this.options[facet] ?? []).filter(({ value }) => {
      const set = sets?.get(value);
      return set && has(set, row);
    });
  }

  /**
   * What a row says because of the filter: why it is there, and the date that it is sorted by.
   * @param {number} row
   * @param {Asked} asked
   * @param {Filter} filter
   */
  facts(row, { sort, facets }, { near }) {
    const facts = [];
    if (near && !has(near, row)) facts.push(this.through(row, facets.place));
    const date = this.data.date(sort, row);
    if (date) {
      const select = /** @type {HTMLSelectElement} */ (this.form.elements.namedItem("sort"));
      facts.push(span(fill(select.selectedOptions[0].dataset.words ?? "", { date: inWords(date) })));
    }
    return facts;
  }

  /**
   * Why a row is there that is neither in nor for a chosen place itself.
   * @param {number} row
   * @param {string[]} places
   */
  through(row, places) {
    const around = this.data.around(places).find(({ bits }) => has(bits, row));
    return h("span", { class: "through" }, fill(this.form.dataset.through ?? "", { place: around?.name }));
  }
}

/** @param {string | undefined} text */
const span = (text) => h("span", {}, text);

/**
 * @template {Element} E
 * @param {E} element
 */
const copyOf = (element) => /** @type {E} */ (element.cloneNode(true));
