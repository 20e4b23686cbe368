// A draft of an entry that was published anew since it was begun.

import assert from "node:assert/strict";
import { test } from "node:test";
import { carryOver, same } from "../../theme/assets/javascripts/join/carry-over.js";

const begun = { name: "A", founded: "1990", hubs: [{ hub: "ohio" }] };

test("what the draft changed is kept, and all else is as it is published now", () => {
  const draft = { ...begun, founded: "1991" };
  const { entry, both } = carryOver(draft, begun, { ...begun, name: "B" }, ["name", "founded", "hubs"]);
  assert.deepEqual(entry, { ...begun, name: "B", founded: "1991" });
  assert.deepEqual(both, []);
});

test("what was changed in either is named", () => {
  const draft = { ...begun, founded: "1991", hubs: undefined };
  const present = { ...begun, founded: "1992", hubs: undefined };
  const { entry, both } = carryOver(draft, begun, present, ["name", "founded", "hubs"]);
  assert.equal(entry.founded, "1991");
  assert.deepEqual(both, ["founded"]); // both left the hubs out
});

test("what the form has no field for is left", () => {
  assert.deepEqual(carryOver({ gone: "a" }, { gone: "b" }, {}, ["name"]).entry, {});
});

test("what is alike in all parts is the same", () => {
  assert.ok(same({ a: [1] }, { a: [1] }));
  assert.ok(!same({ a: [1] }, { a: [2] }));
});
