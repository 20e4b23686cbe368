// Sets of rows, a bit for each, so that ten thousand rows take milliseconds.

/** @typedef {Uint32Array} Bits */

/** @param {number} rows */
export const none = (rows) => new Uint32Array((rows + 31) >>> 5);

/** @param {number} rows */
export const all = (rows) => none(rows).map((_, at) => (at < rows >>> 5 ? ~0 : (1 << (rows & 31)) - 1));

/**
 * @param {Bits} bits
 * @param {number} row
 */
export const has = (bits, row) => Boolean((bits[row >>> 5] >>> (row & 31)) & 1);

/**
 * @param {Bits} bits
 * @param {number} row
 */
export function add(bits, row) {
  bits[row >>> 5] |= 1 << (row & 31);
}

/**
 * The set that the data tell by the steps from each row to the next.
 * @param {number[]} gaps
 * @param {number} rows
 */
export function unpack(gaps, rows) {
  const bits = none(rows);
  let row = 0;
  for (const gap of gaps) add(bits, (row += gap));
  return bits;
}

/**
 * @param {Bits[]} sets
 * @param {number} rows
 */
export function union(sets, rows) {
  const bits = none(rows);
  for (const set of sets) for (let at = 0; at < bits.length; at++) bits[at] |= set[at];
  return bits;
}

/**
 * @param {Bits} a
 * @param {Bits} b
 */
export const both = (a, b) => a.map((word, at) => word & b[at]);

/**
 * How many rows are in a set, or in both of two.
 * @param {Bits} bits
 * @param {Bits} [others]
 */
export function size(bits, others = bits) {
  let n = 0;
  for (let at = 0; at < bits.length; at++) {
    let word = bits[at] & others[at];
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    n += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return n;
}
