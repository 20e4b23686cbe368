// Rows by the words that people type.

import { foldedWords } from "../shared/folding.js";
import { spelled } from "../shared/spelling.js";
import { add, all, both, size } from "./bits.js";

/** @import { Bits } from "./bits.js" */
/** @import { Data } from "./data.js" */

const FOUND_BY_WORDS = ["kind", "level", "place", "hub", "contribution", "principle"];

/** @typedef {{ id: string, value: string, name: string }} Option A value that a row can have, and what it is called. */

export class Words {
  /**
   * @param {Data} data
   * @param {string[]} texts What each row says of itself.
   * @param {Option[]} options
   */
  constructor(data, texts, options) {
    this.data = data;
    this.texts = texts.map((text, row) => foldedWords(`${text} ${data.raw.aliases?.[row] ?? ""}`));
    this.options = options
      .filter(({ id }) => FOUND_BY_WORDS.includes(id))
      .map((option) => ({ ...option, name: foldedWords(option.name) }));
  }

  /**
   * Rows in which each word occurs, in what they show or in the name of what they have; which words were looked for
   * instead of others; and whether one is left that is not found and might be misspelled.
   * @param {string} words
   * @param {string[]} known The words that names are made of.
   */
  find(words, known) {
    let rows = all(this.data.rows);
    let unknown = false;
    /** @type {{ asked: string, found: string }[]} */
    const instead = [];
    for (const word of foldedWords(words).split(" ")) {
      let found = this.withWord(word);
      const likely = size(found) ? undefined : spelled(word, known);
      if (likely) {
        instead.push({ asked: word, found: likely });
        found = this.withWord(likely);
      } else unknown ||= !size(found);
      rows = both(rows, found);
    }
    return { rows, instead, unknown };
  }

  /**
   * @param {string} word
   * @returns {Bits}
   */
  withWord(word) {
    const named = this.options.filter(({ name }) => name.includes(word));
    const sets = named.map(({ id, value }) =>
      id === "place" ? this.data.in([value]) : this.data.having(id, [value], {}),
    );
    const bits = this.data.union(sets);
    this.texts.forEach((text, row) => text.includes(word) && add(bits, row));
    return bits;
  }
}
