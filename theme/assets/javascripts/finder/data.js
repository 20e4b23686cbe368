// Who has which value: what the build wrote of a list, as sets of its rows.

import { none, union, unpack } from "./bits.js";

/** @import { Bits } from "./bits.js" */

const STANDS = ["endorses", "practices", "leads"];

/**
 * The file of a list's data, as files/finder.py writes it.
 * @typedef {object} Raw
 * @property {string} stamp
 * @property {Record<string, Record<string, number[]>>} facets
 * @property {Record<string, [string, string, number][]>} more
 * @property {Record<string, [string, number[]]>} wider
 * @property {Record<string, string[]>} around
 * @property {Record<string, Record<string, number[]>>} claims
 * @property {Record<string, number[]>} sorts
 * @property {string[]} dates
 * @property {Record<number, string>} [aliases]
 * @property {string[]} places
 * @property {number[]} based
 */

/** @typedef {Record<string, string[]>} Chosen The chosen values of each facet that has any. */

export class Data {
  /**
   * @param {Raw} raw
   * @param {number} rows How many there are.
   */
  constructor(raw, rows) {
    this.raw = raw;
    this.rows = rows;
    /** @param {Record<string, number[]>} options */
    const sets = (options) => new Map(Object.entries(options).map(([value, gaps]) => [value, unpack(gaps, rows)]));
    /** @type {Map<string, Map<string, Bits>>} */
    this.facets = new Map(Object.entries(raw.facets).map(([id, options]) => [id, sets(options)]));
    /** @type {Map<string, Bits>} */
    this.near = this.facets.get("place") ?? new Map();
    this.wider = new Map(
      Object.entries(raw.wider).map(([id, [name, gaps]]) => [id, { name, bits: unpack(gaps, rows) }]),
    );
    /** @type {[string, Map<string, Bits>][]} */
    this.claims = Object.entries(raw.claims).map(([principle, stances]) => [principle, sets(stances)]);
    /** @type {[string, Bits][]} */
    const places = [...this.near].map(([id, bits]) => [
      id,
      this.union([bits, ...this.around([id]).map((w) => w.bits)]),
    ]);
    if (places.length) this.facets.set("place", new Map(places));
  }

  /** @param {Bits[]} sets */
  union(sets) {
    return union(sets, this.rows);
  }

  /**
   * The wider places around some places, nearest first.
   * @param {string[]} places
   */
  around(places) {
    const ids = new Set(places.flatMap((id) => this.raw.around[id] ?? []));
    return [...ids].flatMap((id) => this.wider.get(id) ?? []);
  }

  /**
   * Those who are in or for some places themselves.
   * @param {string[]} places
   */
  in(places) {
    return this.union(places.flatMap((id) => this.near.get(id) ?? []));
  }

  /**
   * Those who take one of some stances on one of some principles; on any, or by any that is not a reservation.
   * @param {string[]} principles
   * @param {string[]} stances
   */
  taking(principles, stances) {
    const wanted = stances.length ? stances : STANDS;
    const on = this.claims.filter(([principle]) => !principles.length || principles.includes(principle));
    return this.union(on.flatMap(([, takers]) => wanted.flatMap((stance) => takers.get(stance) ?? [])));
  }

  /**
   * Those who have one of the chosen values of a facet. Principle and stance are chosen of the same claim.
   * @param {string} id
   * @param {string[]} values
   * @param {Chosen} chosen
   */
  having(id, values, chosen) {
    if (this.claims.length && id === "principle") return this.taking(values, chosen.stance ?? []);
    if (this.claims.length && id === "stance") return this.taking(chosen.principle ?? [], values);
    const options = this.facets.get(id);
    if (values.length === 1) return options?.get(values[0]) ?? none(this.rows);
    return this.union(values.flatMap((value) => options?.get(value) ?? []));
  }

  /**
   * Rows in the order of a date, newest first, undated ones last and equals as they are listed; all as they are listed
   * if there is none.
   * @param {string} by
   */
  sorted(by) {
    const order = Array.from({ length: this.rows }, (_, row) => row);
    const dates = this.raw.sorts[by];
    return dates ? order.sort((a, b) => dates[b] - dates[a] || a - b) : order;
  }

  /**
   * The date that a row is sorted by, if it has one.
   * @param {string} by
   * @param {number} row
   */
  date(by, row) {
    return by ? this.raw.dates[this.raw.sorts[by][row]] : undefined;
  }
}
