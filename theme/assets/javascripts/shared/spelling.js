// What is meant by a word of a search that is on no page.

import { near } from "./nearness.js";

const SHORTEST = 4; // a shorter word is nearly too many others

/**
 * The known word that a misspelled one stands for; undefined if the word begins a known one, or if none is near.
 * @param {string} word
 * @param {string[]} known
 */
export function spelled(word, known) {
  if (word.length < SHORTEST || known.some((one) => one.startsWith(word))) return undefined;
  return near(word, known);
}
