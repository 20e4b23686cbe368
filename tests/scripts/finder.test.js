// The filters of a list, as far as they need no page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { add, all, both, has, none, size, union, unpack } from "../../theme/assets/javascripts/finder/bits.js";
import { Data } from "../../theme/assets/javascripts/finder/data.js";
import { ofData } from "../../theme/assets/javascripts/finder/entries.js";
import { Filter } from "../../theme/assets/javascripts/finder/filter.js";
import { pickLines, pickObjects } from "../../theme/assets/javascripts/finder/pick.js";
import { asked, isFiltered, query } from "../../theme/assets/javascripts/finder/query.js";
import { Words } from "../../theme/assets/javascripts/finder/words.js";

/** @import { Bits } from "../../theme/assets/javascripts/finder/bits.js" */
/** @import { Chosen } from "../../theme/assets/javascripts/finder/data.js" */

/** @param {Bits} bits */
const rowsOf = (bits) => Array.from({ length: bits.length * 32 }, (_, row) => row).filter((row) => has(bits, row));

test("sets of rows are counted, joined and cut, over the edges of their words", () => {
  for (const rows of [0, 1, 31, 32, 33, 64, 1000]) assert.equal(size(all(rows)), rows);
  const some = unpack([0, 31, 1, 33], 66); // each the step from the one before
  assert.deepEqual(rowsOf(some), [0, 31, 32, 65]);
  const other = none(66);
  add(other, 32);
  add(other, 64);
  assert.deepEqual(rowsOf(both(some, other)), [32]);
  assert.deepEqual(rowsOf(union([some, other], 66)), [0, 31, 32, 64, 65]);
  assert.equal(size(some, other), 1);
});

/** Four rows: two unions, one of them in a county of Ohio; two funds, one of them for the nation. */
const data = () =>
  new Data(
    {
      stamp: "",
      facets: { kind: { union: [0, 1], fund: [2, 1] }, place: { "us-oh": [0], "us-oh-dayton": [1], us: [3] } },
      wider: { us: ["United States", [3]], "us-oh": ["Ohio", [0]] },
      more: {},
      around: { "us-oh-dayton": ["us-oh", "us"], "us-oh": ["us"] },
      claims: { teaching: { leads: [0], reserves: [1] }, governance: { leads: [1], endorses: [2] } },
      sorts: { joined: [1, 2, 0, 2] },
      dates: ["", "2024", "2025-03"],
      aliases: { 2: "Old Name" },
      places: [],
      based: [],
    },
    4,
  );

test("entries that the page has no room for are told by the data", () => {
  const partners = ofData({ stamp: "", ids: [0, "other"], names: ["École & Co.", "Another"] });
  assert.deepEqual([0, 1].map(partners.id), ["ecole-co", "other"]);
  assert.equal(partners.text(0), "École & Co.");
  assert.equal(partners.facts(0), undefined);
  const hubs = ofData({ stamp: "", ids: ["a"], names: ["A"], texts: ["1 partner", "closed"], facts: [[1, 0]] });
  assert.deepEqual(hubs.facts(0), ["closed", "1 partner"]);
  assert.equal(hubs.text(0), "A closed 1 partner");
});

/** @param {Chosen} facets */
const left = (facets) => rowsOf(new Filter(data(), facets, all(4)).result);

test("values of a facet are added up, and facets narrow each other", () => {
  assert.deepEqual(left({}), [0, 1, 2, 3]);
  assert.deepEqual(left({ kind: ["union"] }), [0, 1]);
  assert.deepEqual(left({ kind: ["union", "fund"] }), [0, 1, 2, 3]);
  assert.deepEqual(left({ kind: ["fund"], place: ["us"] }), [3]);
  assert.deepEqual(left({ kind: ["none"] }), []);
});

test("a place finds whoever is around it, and tells how many", () => {
  const filter = new Filter(data(), { place: ["us-oh-dayton"] }, all(4));
  assert.deepEqual(rowsOf(filter.result), [0, 1, 3]);
  assert.equal(filter.wider, 2);
  assert.equal(new Filter(data(), {}, all(4)).wider, 0);
});

test("principle and stance are chosen of the same claim", () => {
  assert.deepEqual(left({ principle: ["teaching"] }), [0]);
  assert.deepEqual(left({ stance: ["reserves"] }), [1]);
  assert.deepEqual(left({ principle: ["teaching"], stance: ["leads"] }), [0]);
  assert.deepEqual(left({ principle: ["governance"], stance: ["reserves"] }), []);
});

test("each choice tells how many it would leave", () => {
  const filter = new Filter(data(), { kind: ["union"] }, all(4));
  assert.equal(filter.left("kind", "fund"), 2);
  assert.equal(filter.left("place", "us"), 0);
  assert.equal(filter.left("principle", "governance"), 1);
});

test("rows are sorted by a date, newest first, undated ones last, equals as they are listed", () => {
  assert.deepEqual(data().sorted("joined"), [1, 3, 0, 2]);
  assert.deepEqual(data().sorted(""), [0, 1, 2, 3]);
  assert.equal(data().date("joined", 1), "2025-03");
  assert.equal(data().date("", 1), undefined);
});

test("words find rows by what they say, by their other names and by what they have", () => {
  const options = [{ id: "kind", value: "union", name: "Teachers’ union" }];
  const words = new Words(data(), ["Ána Prairie", "Dayton", "River", "Nation"], options);
  /**
   * @param {string} text
   * @param {string[]} known
   */
  const find = (text, known = []) => rowsOf(words.find(text, known).rows);
  assert.deepEqual(find("ana"), [0]);
  assert.deepEqual(find("UNION dayton"), [1]);
  assert.deepEqual(find("old name"), [2]);
  assert.deepEqual(find("prarie"), []);
  assert.ok(words.find("prarie", []).unknown);
  assert.deepEqual(words.find("prarie", ["prairie"]).instead, [{ asked: "prarie", found: "prairie" }]);
  assert.deepEqual(find("prarie", ["prairie"]), [0]);
});

test("what is asked is read from the form, and written to the address", () => {
  /** @type {[string, string][]} */
  const pairs = [
    ["q", " two words "],
    ["kind", "union"],
    ["kind", "fund"],
    ["sort", ""],
    ["place", " "],
  ];
  assert.deepEqual(asked(pairs), { words: "two words", sort: "", facets: { kind: ["union", "fund"] } });
  assert.equal(query(pairs), "?q=+two+words+&kind=union&kind=fund");
  assert.equal(query([["q", ""]]), "");
  assert.ok(isFiltered(asked(pairs)));
  assert.ok(!isFiltered(asked([["q", " "]])));
});

test("of a published file some entries are picked, in their order", () => {
  const csv = 'id,text\na,"line\none, ""quoted"""\nb,two\nc,three\n';
  assert.equal(pickLines(csv, ["c", "a"]), 'id,text\nc,three\na,"line\none, ""quoted"""\n');
  const json = JSON.stringify([{ id: "a", n: 1 }, { id: "b" }]);
  assert.deepEqual(JSON.parse(pickObjects(json, ["b", "a"])), [{ id: "b" }, { id: "a", n: 1 }]);
});
