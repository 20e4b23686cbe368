// What is found in prose: all that is plain, and never what the check does not find.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Book } from "../../theme/assets/javascripts/join/rules/book.js";
import { ProseRules } from "../../theme/assets/javascripts/join/rules/prose.js";
import { Report } from "../../theme/assets/javascripts/join/rules/report.js";
import { vectors } from "./vectors.js";

/** @import { Wrong } from "../../theme/assets/javascripts/join/rules/book.js" */

const { data } = vectors("entries");
const { plain, some } = vectors("prose");
const RECORD = "record";

/** Names of which none is known, so that each link to one is told. */
const names = /** @type {any} */ ({
  /** @type {(kind: string, id: string) => Wrong} */
  unknown: (kind, id) => [RECORD, { kind, id }],
});
const rules = new ProseRules(new Book(data), names);

/**
 * The faults in a text, and the records that it links to.
 * @param {string} text
 */
function read(text) {
  const report = new Report(data.messages);
  const records = [];
  for (const [about, values = {}] of rules.problems(text)) {
    if (about === RECORD) records.push(`${values.kind} ${values.id}`);
    else report.say(["about"], about, values);
  }
  return { faults: report.problems.map((one) => `${one.code} ${one.text}`).sort(), records: records.sort() };
}

/** @param {string[][]} pairs */
const joined = (pairs) => pairs.map((pair) => pair.join(" ")).sort();

/**
 * What is in one list and not, as often, in another.
 * @param {string[]} found
 * @param {string[]} expected
 */
function tooMany(found, expected) {
  const left = [...expected];
  return found.filter((one) => !left.includes(one) || !left.splice(left.indexOf(one), 1));
}

test("plain faults are all found", () => {
  for (const [text, faults, records] of plain) {
    assert.deepEqual(read(text), { faults: joined(faults), records: joined(records) }, text);
  }
});

test("nothing is found that the check does not find", () => {
  let n = 0;
  for (const [text, faults, records] of some) {
    const found = read(text);
    assert.deepEqual(tooMany(found.faults, joined(faults)), [], text);
    assert.deepEqual(tooMany(found.records, joined(records)), [], text);
    n += found.faults.length + found.records.length;
  }
  assert.ok(n > some.length / 10, `only ${n} were found`);
});

test("a text that is too long is not read", () => {
  assert.equal(rules.problems("<b>".repeat(20_000))[0][0], "prose.long");
});
