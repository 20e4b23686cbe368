// Between fields of an entry. What has a fault of its own is left out, as in the check.

import { fold } from "../../shared/folding.js";
import { checkClaim } from "./claims.js";
import { hasCheckDigits } from "./codes.js";
import { checkNotYet } from "./future.js";
import { personal } from "./mail.js";

/** @import { Entry, Value } from "../schema.js" */
/** @import { Book } from "./book.js" */
/** @import { Report } from "./report.js" */

/**
 * @param {Entry} entry
 * @param {Book} book
 * @param {string} today
 * @param {Report} report
 */
export function checkBetween(entry, book, today, report) {
  checkFounded(entry, book, today, report);
  checkRor(entry, report);
  checkAliases(entry, report);
  if (entry.succeeded_by && entry.status !== "former") report.say(["succeeded_by"], "successor");
  for (const [field, key] of ONCE) checkTwice(field, key, entry[field], report);
  checkNotYet(["joined"], entry.joined, today, report);
  checkConfirmed(entry, today, report);
  for (const place of (entry.alignment ?? []).keys()) checkClaim(entry, place, book, today, report);
  checkContact(entry, book, report);
}

/**
 * @param {Entry} entry
 * @param {string} today
 * @param {Report} report
 */
function checkConfirmed({ confirmed }, today, report) {
  if (!report.faulty("confirmed")) checkNotYet(["confirmed", "on"], confirmed?.on, today, report);
}

/**
 * @param {Entry} entry
 * @param {Book} book
 * @param {Report} report
 */
function checkContact({ contact }, book, report) {
  if (!contact?.email || report.faulty("contact")) return;
  const person = personal(contact.email, book);
  if (person) report.say(["contact", "email"], ...person);
}

/**
 * Lists in which nothing may stand twice, and by what their items are told apart.
 * @type {[field: string, key?: string][]}
 */
const ONCE = [["hubs", "hub"], ["alignment", "principle"], ["serves"], ["languages"]];

/**
 * @param {string} field
 * @param {string | undefined} key
 * @param {Value[] | undefined} items
 * @param {Report} report
 */
function checkTwice(field, key, items = [], report) {
  const seen = new Set();
  items.forEach((item, place) => {
    const value = key ? item[key] : item;
    if (value === undefined || report.faulty(field, place)) return;
    if (seen.has(value)) report.say(key ? [field, place, key] : [field, place], `twice.${field}`, { value });
    seen.add(value);
  });
}

/**
 * @param {Entry} entry
 * @param {Book} book
 * @param {string} today
 * @param {Report} report
 */
function checkFounded({ founded }, { data }, today, report) {
  if (!founded || report.faulty("founded")) return;
  if (Number(founded) > Number(today.slice(0, 4))) report.say(["founded"], "date.future", { value: Number(founded) });
  if (Number(founded) < data.first_year) report.say(["founded"], "year.early", { value: founded });
}

/**
 * @param {Entry} entry
 * @param {Report} report
 */
function checkRor({ identifiers }, report) {
  const value = identifiers?.ror;
  if (!value || report.faulty("identifiers") || hasCheckDigits(value)) return;
  report.say(["identifiers", "ror"], "ror.digits", { value });
}

/**
 * @param {Entry} entry
 * @param {Report} report
 */
function checkAliases({ name = "", also_known_as: aliases = [] }, report) {
  const seen = new Set([fold(name)]);
  for (const [place, value] of aliases.entries()) {
    const path = ["also_known_as", place];
    if (seen.has(fold(value)) && !report.faulty("also_known_as", place)) report.say(path, "alias", { value });
    seen.add(fold(value));
  }
}
