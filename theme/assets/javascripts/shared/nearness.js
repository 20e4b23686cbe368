// Which of some words was most likely meant by one that is none of them: the twin of the program's language/nearness.py.

import { fold } from "./folding.js";

// Two words are near if one becomes the other in at most four steps for each fifteen letters of both.
const STEPS = 4;
const LETTERS = 15;
// How many steps it is to put one letter elsewhere; whatever its length, a word of the same letters may lie so far.
const MOVED = 2;

/**
 * The word that `value` was most likely meant to be; undefined if none is near. Of words that are equally near, one with
 * the same letters in another order is likeliest, then the one that begins alike for longer, then the first by alphabet.
 * @param {string} value
 * @param {Iterable<string>} words
 */
export function near(value, words) {
  const wanted = fold(value);
  const letters = sorted(wanted);
  /** @type {Rank | undefined} */
  let found;
  for (const word of words) {
    const moved = word.length === wanted.length && sorted(word) === letters;
    const most = limitOf(wanted, word, moved);
    const steps = stepsBetween(wanted, word, Math.min(most, found?.steps ?? most));
    if (steps === undefined) continue;
    const rank = { steps, moved: moved ? 0 : 1, alike: alike(wanted, word), word };
    if (!found || isLikelier(rank, found)) found = rank;
  }
  return found?.word;
}

/** @typedef {{ steps: number, moved: number, alike: number, word: string }} Rank */

/**
 * How many steps may lie between two words that are near; `moved` says that they have the same letters.
 * @param {string} one
 * @param {string} other
 * @param {boolean} moved
 */
function limitOf(one, other, moved) {
  return Math.max(Math.floor(((one.length + other.length) * STEPS) / LETTERS), moved ? MOVED : 0);
}

/**
 * @param {Rank} one
 * @param {Rank} other
 */
function isLikelier(one, other) {
  const by = one.steps - other.steps || one.moved - other.moved || other.alike - one.alike;
  return by < 0 || (by === 0 && one.word < other.word);
}

/**
 * How many letters have to be added or left out to make one word the other; undefined if more than `limit`.
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
function stepsBetween(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit || apart(lettersOf(one), lettersOf(other)) > limit) return undefined;
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      row[j] = one[i - 1] === other[j - 1] ? last[j - 1] : Math.min(last[j], row[j - 1]) + 1;
      if (row[j] < least) least = row[j];
    }
    if (least > limit) return undefined;
    last = row;
  }
  const steps = last[other.length];
  return steps > limit ? undefined : steps;
}

/**
 * The letters of a word as a set of bits. Several share a bit, so that two sets may be more alike than the words.
 * @param {string} word
 */
function lettersOf(word) {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31);
  return set;
}

/**
 * How many bits differ: each is a step at least, which spares most words a closer look.
 * @param {number} one
 * @param {number} other
 */
function apart(one, other) {
  let n = 0;
  for (let bits = one ^ other; bits; bits &= bits - 1) n++;
  return n;
}

/** @param {string} word */
const sorted = (word) => [...word].sort().join("");

/**
 * How many letters two words have in common at their beginning.
 * @param {string} one
 * @param {string} other
 */
function alike(one, other) {
  let n = 0;
  while (n < one.length && one[n] === other[n]) n++;
  return n;
}
