// The entries of a list: those that the page has, or those that the data tell of where it has no room for all.

import { h } from "../shared/elements.js";
import { foldedWords } from "../shared/folding.js";

/**
 * What is known of the entries of a list, each by its row.
 * @typedef {object} Entries
 * @property {number} size How many there are.
 * @property {(row: number) => string} text What an entry says of itself.
 * @property {(row: number) => string} id What it is known by in the files to download.
 * @property {(row: number) => HTMLElement} link A new link to its page.
 * @property {(row: number) => HTMLElement | undefined} copy A new item like the one of the page, if that has one.
 * @property {(row: number) => string[] | undefined} facts What its row shows, where that is no facet.
 */

/**
 * The file of a list's entries, as files/finder.py writes it.
 * @typedef {object} RawEntries
 * @property {string} stamp
 * @property {(string | 0)[]} ids 0 where it is the name's own words.
 * @property {string[]} names
 * @property {string[]} [pages] Those that entries stand on which have no page of their own.
 * @property {[number, string][]} [at] On which of these each is, and the fragment there.
 * @property {string[]} [texts]
 * @property {number[][]} [facts] Which of these texts each row shows.
 */

/**
 * @param {HTMLLIElement[]} rows
 * @returns {Entries}
 */
export const ofPage = (rows) => ({
  size: rows.length,
  text: (row) => (rows[row].querySelector("[data-text]") ?? rows[row]).textContent ?? "",
  id: (row) => rows[row].dataset.id ?? linkOf(rows[row])?.pathname.split("/").at(-2) ?? "",
  link: (row) => /** @type {HTMLElement} */ (linkOf(rows[row])?.cloneNode(true)),
  copy: (row) => /** @type {HTMLElement} */ (rows[row].cloneNode(true)),
  facts: () => undefined,
});

/**
 * @param {RawEntries} raw
 * @returns {Entries}
 */
export function ofData({ ids, names, pages, at, texts, facts }) {
  /** @param {number} row */
  const id = (row) => ids[row] || foldedWords(names[row]).replaceAll(" ", "-");
  /** @param {number} row */
  const shown = (row) => facts?.[row].map((text) => texts?.[text] ?? "");
  /** @param {number} row */
  const address = (row) => (at && pages ? `${pages[at[row][0]]}#${at[row][1]}` : `${id(row)}/`);
  return {
    size: ids.length,
    text: (row) => [names[row], ...(shown(row) ?? [])].join(" "),
    id,
    link: (row) => h("a", { href: address(row) }, names[row]),
    copy: () => undefined,
    facts: shown,
  };
}

/** @param {HTMLElement} row */
const linkOf = (row) => /** @type {HTMLAnchorElement | null} */ (row.querySelector("a[href]"));
