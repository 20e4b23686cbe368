// Which rows are left by what is asked.

import { both, size } from "./bits.js";

/** @import { Bits } from "./bits.js" */
/** @import { Chosen, Data } from "./data.js" */

const CLAIMED = ["principle", "stance"];

export class Filter {
  /**
   * @param {Data} data
   * @param {Chosen} facets
   * @param {Bits} found Those with the words that are asked for.
   */
  constructor(data, facets, found) {
    this.data = data;
    this.facets = facets;
    this.found = found;
    /** @type {Map<string, Bits>} */
    this.sets = new Map(Object.entries(facets).map(([id, values]) => [id, data.having(id, values, facets)]));
    if (facets.principle && data.claims.length) this.sets.delete("stance");
    this.result = this.without();
    this.near = facets.place && data.in(facets.place);
    /** @type {Map<string, Bits>} */
    this.others = new Map();
  }

  /**
   * What is left by all facets but some.
   * @param {string[]} ids
   */
  without(...ids) {
    return [...this.sets].filter(([id]) => !ids.includes(id)).reduce((left, [, set]) => both(left, set), this.found);
  }

  /** How many are found. */
  get size() {
    return size(this.result);
  }

  /** How many of these are neither in nor for a chosen place itself, but around it. */
  get wider() {
    return this.near ? this.size - size(this.result, this.near) : 0;
  }

  /**
   * How many a choice would leave, or leaves.
   * @param {string} id
   * @param {string} value
   */
  left(id, value) {
    let others = this.others.get(id);
    if (!others) {
      const together = this.data.claims.length && CLAIMED.includes(id) ? CLAIMED : [id];
      this.others.set(id, (others = this.without(...together)));
    }
    return size(others, this.data.having(id, [value], this.facets));
  }
}
