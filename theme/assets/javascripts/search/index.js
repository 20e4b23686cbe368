// What Pagefind finds on the site, with misspelled words put right. It is loaded on first use.

import { get } from "../shared/data.js";
import { foldedWords } from "../shared/folding.js";
import { spelled } from "../shared/spelling.js";
import { place, said } from "./said.js";

/**
 * @typedef {object} FoundPage
 * @property {string} url
 * @property {string} content
 * @property {string} excerpt HTML.
 * @property {{ title?: string }} meta
 * @property {string} kind
 */

/** @typedef {{ id: string, kind: string, data: () => Promise<Omit<FoundPage, "kind">> }} Result */

/** @typedef {{ results: Result[], kinds: Record<string, number>, instead: string }} Found */

const SAMPLE = 8;
/** @type {Promise<{ pagefind: any, kindOf: (id: string) => string } | null> | undefined} */
let loading;
/** @type {string[] | undefined} */
let known;
/** @type {{ words: string, found: Promise<Found | null> } | undefined} */
let last; // choosing a kind looks for nothing else

/** Null if there is no index. */
export function load() {
  loading ??= (async () => {
    const address = new URL(said.pagefind ?? "", place);
    const pagefind = await import(address.href);
    const options = { baseUrl: new URL("..", address).pathname, excerptLength: 22 };
    await pagefind.options(options);
    pagefind.init(); // it goes on while the rest is loaded
    // Not one of an older index, which has other ids.
    const { indexes, most, others } = await get(new URL("about.json", address).href, { cache: "no-cache" });
    const more = Array.from({ length: indexes - 1 }, (_, at) => new URL(`${at + 1}/`, address).pathname);
    await Promise.all(more.map((path) => pagefind.mergeIndex(path, options)));
    await pagefind.filters(); // there are none: this waits until it can search
    const kinds = new Map(
      /** @type {[string, string[]][]} */ (Object.entries(others)).flatMap(([kind, ids]) =>
        ids.map((id) => [id, kind]),
      ),
    );
    return { pagefind, kindOf: (/** @type {string} */ id) => kinds.get(id) ?? most };
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
  if (last?.words !== words) last = { words, found: search(words) };
  const found = await last.found.catch((error) => {
    last = undefined;
    throw error;
  });
  return found && kind ? { ...found, results: found.results.filter((result) => result.kind === kind) } : found;
}

/**
 * @param {string} words
 * @returns {Promise<Found | null>}
 */
async function search(words) {
  const loaded = await load();
  if (!loaded) return null;
  const { pagefind, kindOf } = loaded;
  let found = await pagefind.search(words);
  const instead = await respell(words, found);
  if (instead) found = await pagefind.search(instead);
  /** @type {Result[]} */
  const results = found.results;
  /** @type {Record<string, number>} */
  const kinds = {};
  for (const result of results) {
    // Not in a copy: Pagefind forgets what nobody holds any more.
    result.kind = kindOf(result.id);
    kinds[result.kind] = (kinds[result.kind] ?? 0) + 1;
  }
  return { results, kinds, instead };
}

/**
 * @param {Result[]} results
 * @returns {Promise<FoundPage[]>}
 */
export const pagesOf = (results) => Promise.all(results.map(async ({ kind, data }) => ({ ...(await data()), kind })));

/**
 * The words with those put right that are nearly a known one and that nothing found holds: for a word that no page has,
 * Pagefind shows those that share its beginning. Empty if nothing is to be put right. A known word with an ending is no
 * mistake.
 * @param {string} words
 * @param {{ results: Result[] }} found
 */
async function respell(words, { results }) {
  const pages = await Promise.all(results.slice(0, SAMPLE).map((result) => result.data()));
  const texts = pages.map((page) => ` ${foldedWords(`${page.meta.title} ${page.content}`)}`);
  const asked = foldedWords(words).split(" ");
  /** @param {string} word */
  const held = (word) => texts.some((text) => text.includes(` ${word}`));
  if (asked.every(held)) return "";
  const all = (known ??= await get(new URL(said.known ?? "", place).href).catch(() => []));
  const right = asked.map((word) => {
    const near = held(word) ? undefined : spelled(word, all);
    return near && !word.startsWith(near) ? near : word;
  });
  return right.every((word, at) => word === asked[at]) ? "" : right.join(" ");
}
