// What the network's program hands to the form to check with: its patterns, limits and lists.

/** @import { FormData } from "../schema.js" */

/** @typedef {[about: string, values?: Record<string, unknown>]} Wrong What is wrong, as the messages call it. */

export class Book {
  /** @param {FormData} data */
  constructor(data) {
    this.data = data;
    /** @type {Record<string, RegExp>} */
    this.pattern = {}; // somewhere in a text
    /** @type {Record<string, RegExp>} */
    this.whole = {}; // the text from end to end
    /** @type {Record<string, RegExp>} */
    this.every = {}; // wherever it is in a text
    /** @type {Record<string, RegExp>} */
    this.anyCase = {}; // wherever it is, in capitals or not
    for (const [name, source] of Object.entries(data.patterns)) {
      this.pattern[name] = new RegExp(source, "u");
      this.whole[name] = new RegExp(`^(?:${source})$`, "u");
      this.every[name] = new RegExp(source, "gu");
      this.anyCase[name] = new RegExp(source, "giu");
    }
    this.redirects = data.redirects.map(([host, path, name]) => ({
      host: new RegExp(`^(?:${host})$`, "u"),
      path,
      name,
    }));
  }

  /**
   * A text without signs that nobody can see, and so nobody could delete.
   * @param {string} text
   */
  clean(text) {
    return text
      .replace(/\r\n?/g, "\n")
      .replace(this.every.unsafe, "")
      .replace(/\ufeff/g, "");
  }
}
