// How a page that was found is shown: its title, of which kind it is, and where the words stand.

import { every, h } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { foldedWords } from "../shared/folding.js";
import { counted } from "../shared/texts.js";
import { panel, said } from "./said.js";

/** @import { Found, FoundPage } from "./index.js" */

/** @typedef {{ value: string, one: string, name: string }} Kind */

/** @type {HTMLButtonElement[]} */
const buttons = every(panel, ".search-kinds button");

/** @type {Kind[]} */
export const kinds = buttons.map(({ value, dataset, firstChild }) => ({
  value,
  one: dataset.one ?? "",
  name: firstChild?.textContent?.trim() ?? "",
}));

/**
 * Three spans for a link.
 * @param {FoundPage} page
 * @param {string} words
 */
export function shown(page, words) {
  const asked = foldedWords(words).split(" ");
  const kind = kinds.find(({ value }) => value === page.kind);
  return [
    h("span", { class: "search-title" }, ...marked(page.meta.title ?? "", asked)),
    h("span", { class: "search-kind" }, kind?.one ?? ""),
    h("span", { class: "search-excerpt" }, ...excerpt(page.excerpt)),
  ];
}

/**
 * How much was found, and for what.
 * @param {string} words
 * @param {Found} found
 */
export function summary(words, { results, instead }) {
  const { none = "", instead: spelled = "", count } = said;
  if (!results.length) return fill(none, { words });
  const about = instead ? `${fill(spelled, { asked: words, found: instead })} ` : "";
  return about + counted(count, results.length);
}

/**
 * A title with the words that begin as one of those looked for marked.
 * @param {string} title
 * @param {string[]} words
 */
function marked(title, words) {
  /** @param {string} piece */
  const isAsked = (piece) => words.some((word) => word && foldedWords(piece).startsWith(word));
  const pieces = title.split(/([\p{L}\p{N}\p{M}’']+)/u);
  return pieces.map((piece) => (isAsked(piece) ? h("mark", {}, piece) : piece));
}

/**
 * Pagefind's excerpt is HTML. Of it only text and marks are taken.
 * @param {string} html
 */
function excerpt(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map(({ nodeName, textContent }) =>
    nodeName === "MARK" ? h("mark", {}, textContent ?? "") : (textContent ?? ""),
  );
}
