// What is asked of a list, as its form holds it and as the address does.

/** @import { Chosen } from "./data.js" */

/** @typedef {{ words: string, sort: string, facets: Chosen }} Asked */

/** @typedef {Iterable<[string, FormDataEntryValue]>} Pairs What a form holds, by the names of its controls. */

/**
 * @param {Pairs} pairs
 * @returns {Asked}
 */
export function asked(pairs) {
  /** @type {Chosen} */
  const chosen = {};
  for (const [name, value] of filled(pairs)) (chosen[name] ??= []).push(value.trim());
  const { q = [""], sort = [""], ...facets } = chosen;
  return { words: q[0], sort: sort[0], facets };
}

/**
 * The query of the address; empty if nothing is asked.
 * @param {Pairs} pairs
 */
export function query(pairs) {
  const params = new URLSearchParams(filled(pairs));
  return params.size ? `?${params}` : "";
}

/** @param {Asked} asked */
export const isFiltered = ({ words, sort, facets }) => Boolean(words || sort || Object.keys(facets).length);

/**
 * @param {Pairs} pairs
 * @returns {[string, string][]}
 */
function filled(pairs) {
  /** @type {[string, string][]} */
  const texts = [...pairs].map(([name, value]) => [name, String(value)]);
  return texts.filter(([, value]) => value.trim());
}
