// Dates and years: as they should be written, and as people write them.

import { plainSigns, shortSigns } from "./signs.js";

/** @import { Book, Wrong } from "./book.js" */

const ISO_DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const FIRST_YEAR = 1600; // an earlier one is a slip
const DAY = 86_400_000; // milliseconds
const SPREADSHEETS_BEGIN = Date.UTC(1899, 11, 30); // from which they count days

/**
 * @param {string} value
 * @param {Book} book
 * @returns {Wrong | undefined}
 */
export function date(value, book) {
  const iso = ISO_DATE.exec(value);
  if (iso) return day(iso[1], iso[2], iso[3]) ? undefined : ["date.calendar", { value }];
  const guess = likelyDate(shortSigns(value), book);
  return guess ? ["date.guess", { value, guess }] : ["date.unknown", { value }];
}

/**
 * @param {string} value
 * @returns {Wrong | undefined}
 */
export function year(value) {
  if (/^\d{4}$/.test(value)) return undefined;
  const years = plainSigns(value).match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  return years.length === 1 ? ["year.guess", { value, guess: years[0] }] : ["year.unknown", { value }];
}

/**
 * A day, month or year as it is written, if the calendar has it.
 * @param {string | number} year
 * @param {string | number} [month]
 * @param {string | number} [day]
 */
function day(year, month, day) {
  const place = Number(month ?? 1) - 1;
  const found = new Date(Date.UTC(2000, place, Number(day ?? 1)));
  found.setUTCFullYear(Number(year), place, Number(day ?? 1));
  if (Number(year) < FIRST_YEAR || found.getUTCMonth() !== place || found.getUTCDate() !== Number(day ?? 1)) {
    return undefined;
  }
  return [year, ...[month, day].filter(Boolean).map((part) => String(part).padStart(2, "0"))].join("-");
}

/** @typedef {(match: string[], book: Book) => string | undefined} Reading What a date that is written in some way means. */

/**
 * The ways to write a date, by the names of their patterns. The first that fits decides.
 * @type {[name: string, reading: Reading][]}
 */
const WAYS = [
  ["loose_date", ([, year, month, date]) => day(year, month, date)],
  ["american_date", ([, first, second, year]) => day(year, first, second) ?? day(year, second, first)],
  ["dotted_date", ([, first, second, year]) => day(year, second, first) ?? day(year, first, second)],
  ["month_first", ([, month, year]) => day(year, month)],
  ["date_in_words", ([, before, word, behind, year], book) => inWords(year, word, before ?? behind, book)],
  ["spreadsheet_date", ([, date, word, year], book) => inWords(year.padStart(4, "20"), word, date, book)],
];

/**
 * @param {string} value
 * @param {Book} book
 */
function likelyDate(value, book) {
  for (const [name, reading] of WAYS) {
    const match = book.whole[name].exec(value);
    if (match) return reading(match, book);
  }
  if (!/^[2-6]\d{4}$/.test(value)) return undefined;
  return new Date(SPREADSHEETS_BEGIN + Number(value) * DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} year
 * @param {string} word
 * @param {string} date
 * @param {Book} book
 */
function inWords(year, word, date, { data: { months } }) {
  const meant = months.filter((name) => name.startsWith(word.toLowerCase()));
  return meant.length === 1 ? day(year, months.indexOf(meant[0]) + 1, date) : undefined;
}

/**
 * The first day of a date.
 * @param {string} date
 */
export const firstDay = (date) => date.padEnd(10, "-01-01".slice(date.length - 4));

/**
 * The last day of a date.
 * @param {string} date
 */
export function lastDay(date) {
  if (date.length === 10) return date;
  const month = date.length === 7 ? date : `${date}-12`;
  return `${month}-${new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()}`;
}
