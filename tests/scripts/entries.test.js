// What the form says of an entry, and the file that it writes: as the check says of that file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Rules } from "../../theme/assets/javascripts/join/rules/rules.js";
import { write } from "../../theme/assets/javascripts/join/yaml.js";
import { vectors } from "./vectors.js";

const { data, partners, today, cases } = vectors("entries");
const PROSE = ["ND204", "ND211", "ND212", "ND220"];

/** @param {string} entity */
const decode = (entity) => (entity === "&amp;" ? "&" : entity);
const rules = () => new Rules(data, new Map(partners.map((/** @type {any} */ one) => [one.id, one])), today, decode);

/** @param {string[]} problem */
const isOfProse = ([code]) => PROSE.includes(code);

/** @param {any[]} problems */
const told = (problems) => problems.map(({ code, text }) => [code, text]).sort(byText);

/**
 * @param {string[]} one
 * @param {string[]} other
 */
const byText = (one, other) => (one.join() < other.join() ? -1 : 1);

test("the form says of an entry what the check says", () => {
  const judge = rules();
  for (const { id, entry, problems } of cases) {
    const found = told(judge.problems(entry, id, false)).filter(([code]) => id.startsWith("yy") || code !== "ND301");
    const expected = [...problems].sort(byText);
    if (entry.about) {
      // Of prose it may say less.
      assert.deepEqual(
        found.filter((one) => !isOfProse(one)),
        expected.filter((one) => !isOfProse(one)),
        id,
      );
      for (const one of found) assert.ok(isIn(one, expected), `${id} ${entry.about} ${one}`);
    } else assert.deepEqual(found, expected, JSON.stringify(entry));
  }
});

/**
 * @param {string[]} one
 * @param {string[][]} all
 */
const isIn = (one, all) => all.some((other) => other.join() === one.join());

test("the form writes of an entry the file that the check has read", () => {
  for (const { entry, file, text } of cases) assert.equal(write(entry, data.fields, file), text);
});

test("a new entry needs a name in addresses that is free", () => {
  const [taken] = partners;
  const entry = { name: "Somebody", kind: "advocacy", summary: "Who we are." };
  /** @param {string} id */
  const ofId = (id) =>
    rules()
      .problems(entry, id, true)
      .filter(({ path }) => path[0] === "id")
      .map(({ code }) => code);
  assert.deepEqual(ofId("somebody"), []);
  assert.deepEqual(ofId(""), ["ND202"]);
  assert.deepEqual(ofId("An Id"), ["ND103"]);
  assert.deepEqual(ofId("§"), ["ND103"]);
  assert.deepEqual(ofId("x".repeat(200)), ["ND103"]);
  assert.deepEqual(ofId(taken.id), [""]);
  const { formerly } = partners.find((/** @type {any} */ one) => one.formerly);
  assert.deepEqual(ofId(formerly[0]), ["ND302"]);
});

test("of a form that is empty one mistake is enough", () => {
  assert.deepEqual(
    rules()
      .problems({}, "", true)
      .map(({ path }) => path.join()),
    ["name", "kind", "summary"],
  );
});

test("signs that nobody can see are left out", () => {
  assert.equal(rules().clean("\ufeffa\u200bb\r\nc"), "ab\nc");
});
