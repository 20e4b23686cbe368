// A draft of an entry that was published anew since it was begun.

/** @import { Entry, Value } from "./schema.js" */

/**
 * @param {Value} one
 * @param {Value} other
 */
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What the draft changed is as in the draft, and all else as it is published now.
 * @param {Entry} draft
 * @param {Entry} begun What was published when the draft was begun.
 * @param {Entry} present
 * @param {string[]} names Those of the form's fields: what else a draft holds is left.
 * @returns {{ entry: Entry, both: string[] }} `both` names the fields that were changed in either.
 */
export function carryOver(draft, begun, present, names) {
  const entry = { ...present };
  const both = [];
  for (const name of names) {
    if (same(draft[name], begun[name])) continue;
    entry[name] = draft[name];
    if (!same(present[name], begun[name]) && !same(present[name], draft[name])) both.push(name);
  }
  return { entry, both };
}
