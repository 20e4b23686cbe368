// Names without case and accents, as the program folds them: the twin of its language/folding.py.

import { LETTERS } from "./letters.js";

const OF_THEIR_OWN = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/**
 * In small letters without accents, for comparing; letters of every script stay.
 * @param {string} text
 */
export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(OF_THEIR_OWN, (letter) => LETTERS[letter])
    .normalize("NFC");

/**
 * The words of a text, folded, with single spaces between them and nothing else.
 * @param {string} text
 */
export const foldedWords = (text) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** @param {string} sign */
const inOurs = (sign) => /^[a-z0-9]*$/.test(fold(sign));

/**
 * Whether a name has letters that are spelled by the table alone.
 * @param {string} name
 */
export const needsSpelling = (name) => (name.match(/[\p{L}\p{N}]/gu) ?? []).some((sign) => !inOurs(sign));

/** @typedef {Record<string, string[]>} Letters For each 256 signs, by the number of these, what each is in our letters. */

/**
 * A name in a-z, 0-9 and single hyphens, as an id is written.
 * @param {string} name
 * @param {Letters} [table]
 */
export function slug(name, table = {}) {
  /** @param {string} sign */
  const spelled = (sign) => {
    const point = Number(sign.codePointAt(0));
    const known = table[point >> 8]?.[point & 255];
    if (known !== undefined) return known;
    return inOurs(sign) ? fold(sign) : " ";
  };
  const signs = [...name.replace(/['’ʻʼ‘`]/g, "").replace(/\p{M}/gu, "")];
  return signs
    .map(spelled)
    .join("")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
