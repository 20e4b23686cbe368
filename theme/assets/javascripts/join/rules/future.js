import { firstDay } from "./dates.js";

/** @import { Path } from "../schema.js" */
/** @import { Report } from "./report.js" */

/**
 * A date must not be in the future.
 * @param {Path} path
 * @param {string | undefined} value
 * @param {string} today
 * @param {Report} report
 */
export function checkNotYet(path, value, today, report) {
  if (!value || report.faulty(...path)) return;
  if (firstDay(value) > today) report.say(path, "date.future", { value });
}
