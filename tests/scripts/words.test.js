// What letters and words are the same: as the program says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, foldedWords, needsSpelling, slug } from "../../theme/assets/javascripts/shared/folding.js";
import { near } from "../../theme/assets/javascripts/shared/nearness.js";
import { spelled } from "../../theme/assets/javascripts/shared/spelling.js";
import { vectors } from "./vectors.js";

test("names are folded and made ids as the program does", () => {
  const { names, letters } = vectors("folding");
  for (const [name, folded, words, id] of names) {
    assert.deepEqual([fold(name), foldedWords(name), slug(name, letters)], [folded, words, id], name);
  }
});

test("the table of spellings is asked for where letters are not ours, and only there", () => {
  assert.ok(needsSpelling("Школа"));
  assert.ok(!needsSpelling("Łódź & Söhne"));
});

test("the nearest word is the one that the program finds", () => {
  const { words, cases } = vectors("nearness");
  for (const [value, known, nearest] of cases) assert.equal(near(value, words[known]) ?? null, nearest, value);
});

test("a word of a search is put right if it is long enough and begins no known one", () => {
  const known = ["prairie", "river"];
  assert.equal(spelled("prarie", known), "prairie");
  assert.equal(spelled("rivr", known), "river");
  assert.equal(spelled("prai", known), undefined);
  assert.equal(spelled("rvr", known), undefined);
  assert.equal(spelled("zebra", known), undefined);
});
