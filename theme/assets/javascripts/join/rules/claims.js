// What an entry says of a principle.

import { firstDay, lastDay } from "./dates.js";
import { checkNotYet } from "./future.js";
import { onSite } from "./web.js";

/** @import { Entry, Path, Value } from "../schema.js" */
/** @import { Book } from "./book.js" */
/** @import { Report } from "./report.js" */

const NEEDS_STATEMENT = ["reserves", "not-applicable"];
const NEEDS_EVIDENCE = ["practices", "leads"];
const TWICE = "ND218"; // a principle that stands twice is a fault of the list, and not of the claim

/**
 * @param {Entry} entry
 * @param {number} place Which claim.
 * @param {Book} book
 * @param {string} today
 * @param {Report} report
 */
export function checkClaim(entry, place, book, today, report) {
  const path = ["alignment", place];
  const claim = entry.alignment[place];
  if (isFaulty(path, report)) return;
  /** @type {Value[]} */
  const evidence = claim.evidence ?? [];
  const sound = evidence.filter((_, number) => !report.faulty(...path, "evidence", number));
  const stance = [...path, "stance"];
  if (NEEDS_STATEMENT.includes(claim.stance) && !claim.statement) {
    report.say(stance, "statement", { stance: claim.stance });
  }
  if (NEEDS_EVIDENCE.includes(claim.stance) && !evidence.length) {
    report.say(stance, "unproven", { stance: claim.stance });
  }
  for (const item of sound) {
    checkEvidence(item, [...path, "evidence", evidence.indexOf(item)], entry, book, today, report);
  }
  if (claim.reviewed) checkReview(claim, sound, path, today, report);
}

/**
 * Whether a claim has a fault of its own, apart from its evidence.
 * @param {Path} path
 * @param {Report} report
 */
function isFaulty(path, report) {
  return report
    .within(...path)
    .some(({ path: at, code, warning }) => at[path.length] !== "evidence" && code !== TWICE && !warning);
}

/**
 * @param {Value} item
 * @param {Path} path
 * @param {Entry} entry
 * @param {Book} book
 * @param {string} today
 * @param {Report} report
 */
function checkEvidence(item, path, { url }, book, today, report) {
  checkNotYet([...path, "date"], item.date, today, report);
  if (!item.date) report.say([...path, "date"], "undated");
  if (!url || report.faulty("url") || !item.independent || !item.url) return;
  if (onSite(item.url, url, book)) report.say([...path, "independent"], "not_independent");
}

/**
 * @param {Value} claim
 * @param {Value[]} sound Its evidence without faults.
 * @param {Path} path
 * @param {string} today
 * @param {Report} report
 */
function checkReview({ evidence = [], reviewed }, sound, path, today, report) {
  const here = [...path, "reviewed"];
  checkNotYet(here, reviewed.on, today, report);
  const [first] = sound
    .filter(({ date }) => date)
    .map(({ date }) => firstDay(date))
    .sort();
  if (!evidence.length) report.say(here, "unreviewable");
  else if (first && lastDay(reviewed.on) < first) report.say(here, "review_too_old");
}
