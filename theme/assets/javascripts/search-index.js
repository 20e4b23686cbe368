// What Pagefind finds on the site, with misspelled words put right. It is loaded on first use.

import { foldedWords as fold } from "./folding.js";
import { closest } from "./words.js";

// The words and addresses of the search are those of the header's form.
export const header = document.querySelector("form[data-pagefind]");
const SAMPLE = 8;
let loading;
let known;

// Null if there is no index.
export function load() {
  loading ??= (async () => {
    const address = new URL(header.dataset.pagefind, location);
    const pagefind = await import(address);
    await pagefind.options({ baseUrl: new URL("..", address).pathname, excerptLength: 22 });
    await pagefind.filters();
    return pagefind;
  })().catch(() => null);
  return loading;
}

// What is found of a kind, or of all; how many there are of each; and the words looked for instead, if any. Null if there
// is no index.
export async function find(words, kind) {
  const pagefind = await load();
  if (!pagefind) return null;
  const instead = await respell(words, await pagefind.search(words));
  const { results, totalFilters } = await pagefind.search(instead || words, kind ? { filters: { kind } } : {});
  return { results, kinds: totalFilters.kind ?? {}, instead };
}

export const pagesOf = (results) => Promise.all(results.map((result) => result.data()));

// The words with those put right that are nearly a known one and that nothing found holds: for a word that no page has,
// Pagefind shows those that share its beginning. Empty if nothing is to be put right. A known word with an ending is no
// mistake.
async function respell(words, { results }) {
  const pages = await pagesOf(results.slice(0, SAMPLE));
  const texts = pages.map((page) => ` ${fold(`${page.meta.title} ${page.content}`)}`);
  const asked = fold(words).split(" ");
  const held = (word) => texts.some((text) => text.includes(` ${word}`));
  if (asked.every(held)) return "";
  known ??= await fetch(header.dataset.known).then((answer) => answer.json(), () => []);
  const right = (word) => {
    const near = held(word) ? undefined : closest(word, known);
    return near && !word.startsWith(near) ? near : word;
  };
  const spelled = asked.map(right);
  return spelled.every((word, at) => word === asked[at]) ? "" : spelled.join(" ");
}
