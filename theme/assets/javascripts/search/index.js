// What Pagefind finds on the site, with misspelled words put right. It is loaded on first use.

import { get } from "../shared/data.js";
import { one } from "../shared/elements.js";
import { foldedWords } from "../shared/folding.js";
import { spelled } from "../shared/spelling.js";

/**
 * @typedef {object} FoundPage
 * @property {string} url
 * @property {string} content
 * @property {string} excerpt HTML.
 * @property {{ title?: string }} meta
 * @property {{ kind?: string[] }} filters
 */

/** @typedef {{ data: () => Promise<FoundPage> }} Result */

/** @typedef {{ results: Result[], kinds: Record<string, number>, instead: string }} Found */

// The words and addresses of the search are those of the header's form.
/** @type {HTMLFormElement} */
export const header = one(document, "form[data-pagefind]");
const SAMPLE = 8;
/** @type {Promise<any> | undefined} */
let loading;
/** @type {string[] | undefined} */
let known;

/** Null if there is no index. */
export function load() {
  loading ??= (async () => {
    const address = new URL(header.dataset.pagefind ?? "", location.href);
    const pagefind = await import(address.href);
    await pagefind.options({ baseUrl: new URL("..", address).pathname, excerptLength: 22 });
    await pagefind.filters();
    return pagefind;
  })().catch(() => null);
  return loading;
}

/**
 * What is found of a kind, or of all; how many there are of each; and the words looked for instead, if any. Null if there
 * is no index.
 * @param {string} words
 * @param {string} kind
 * @returns {Promise<Found | null>}
 */
export async function find(words, kind) {
  const pagefind = await load();
  if (!pagefind) return null;
  const instead = await respell(words, await pagefind.search(words));
  const { results, totalFilters } = await pagefind.search(instead || words, kind ? { filters: { kind } } : {});
  return { results, kinds: totalFilters.kind ?? {}, instead };
}

/** @param {Result[]} results */
export const pagesOf = (results) => Promise.all(results.map((result) => result.data()));

/**
 * The words with those put right that are nearly a known one and that nothing found holds: for a word that no page has,
 * Pagefind shows those that share its beginning. Empty if nothing is to be put right. A known word with an ending is no
 * mistake.
 * @param {string} words
 * @param {{ results: Result[] }} found
 */
async function respell(words, { results }) {
  const pages = await pagesOf(results.slice(0, SAMPLE));
  const texts = pages.map((page) => ` ${foldedWords(`${page.meta.title} ${page.content}`)}`);
  const asked = foldedWords(words).split(" ");
  /** @param {string} word */
  const held = (word) => texts.some((text) => text.includes(` ${word}`));
  if (asked.every(held)) return "";
  const all = (known ??= await get(header.dataset.known).catch(() => []));
  const right = asked.map((word) => {
    const near = held(word) ? undefined : spelled(word, all);
    return near && !word.startsWith(near) ? near : word;
  });
  return right.every((word, at) => word === asked[at]) ? "" : right.join(" ");
}
