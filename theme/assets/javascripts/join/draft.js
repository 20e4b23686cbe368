// Keeps an entry while somebody writes it: in this tab alone, so that it outlives a reload and going back and forth, and
// does not linger on a computer that others use.

/** @import { Entry } from "./schema.js" */

/**
 * @typedef {object} Kept
 * @property {Entry} entry
 * @property {Entry} begun What was published when it was begun.
 * @property {string} [named] The entry's name in addresses, if somebody chose it.
 */

export class Draft {
  /** @param {string} name */
  constructor(name) {
    this.key = `draft of ${location.pathname}${name}`;
  }

  /**
   * What was kept; nothing where the browser keeps nothing.
   * @returns {Kept | null}
   */
  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? "null");
    } catch {
      return null;
    }
  }

  /**
   * Whether the browser keeps it.
   * @param {Kept} draft
   */
  keep(draft) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  discard() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }
}
