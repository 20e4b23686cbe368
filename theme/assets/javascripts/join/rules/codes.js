// Numbers, and the codes by which registers know an organization.

import { shortSigns } from "./signs.js";

/** @import { Book, Wrong } from "./book.js" */

/**
 * @param {string} value
 * @param {Book} book
 * @returns {Wrong | undefined}
 */
export function number(value, { whole, data }) {
  if (whole.number.test(value)) return undefined;
  const text = shortSigns(value).toLowerCase();
  const named = data.numbers.indexOf(text);
  const digits = text.replace(/(?<=\d),(?=\d{1,2}$)/, ".").replace(/[,$%\s]/g, "");
  const guess = named < 0 ? digits : String(named);
  return whole.number.test(guess) ? ["number.guess", { value, guess }] : ["number.unknown", { value }];
}

/**
 * A check of a register's codes.
 * @param {string} kind
 * @returns {(value: string, book: Book) => Wrong | undefined}
 */
export const registered = (kind) => (value, book) => {
  const { [kind]: whole } = book.whole;
  if (whole.test(value)) return undefined;
  const signs = shortSigns(value);
  const last = signs.replace(/\/+$/, "").split("/").pop() ?? "";
  const cases = [signs, signs.toLowerCase(), signs.toUpperCase()];
  const guesses = [...cases, last, `0${signs}`, `${signs.slice(0, 2)}-${signs.slice(2)}`];
  const guess = guesses.find((one) => whole.test(one));
  return guess ? [`${kind}.guess`, { value, guess }] : [`${kind}.unknown`, { value }];
};

const ROR_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Whether the last two digits of an id of ROR are those that the rest asks for, as in the program's records/types.py.
 * @param {string} ror
 */
export function hasCheckDigits(ror) {
  const sum = [...ror.slice(0, -2)].reduce((sum, sign) => sum * ROR_SIGNS.length + ROR_SIGNS.indexOf(sign), 0);
  return 98 - ((sum * 100) % 97) === Number(ror.slice(-2));
}
