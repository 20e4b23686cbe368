// Texts of the page's language, with numbers and values put in.

import { fill } from "./fill.js";

const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const lists = new Intl.ListFormat(language);

/** @param {number} n */
export const number = (n) => n.toLocaleString(language);

/** @param {string[]} texts */
export const join = (texts) => lists.format(texts);

/**
 * A text that depends on a number. `forms` is what Words.forms() made: JSON with a text for each plural form that the
 * language has, and for none at all where that reads better.
 * @param {string | undefined} forms
 * @param {number} n
 * @param {Record<string, unknown>} [values]
 */
export function counted(forms, n, values) {
  const texts = JSON.parse(String(forms));
  const form = n === 0 && texts.zero ? "zero" : plurals.select(n);
  return fill(texts[form] ?? texts.other, { n: number(n), ...values });
}

/**
 * A date in words, as precise as it is known.
 * @param {string} date
 */
export function inWords(date) {
  const [, month, day] = date.split("-");
  /** @type {Intl.DateTimeFormatOptions} */
  const style = { year: "numeric", timeZone: "UTC" };
  if (month) style.month = "long";
  if (day) style.day = "numeric";
  return new Intl.DateTimeFormat(language, style).format(new Date(date));
}
