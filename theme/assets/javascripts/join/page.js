// The parts of the page that the form fills in.

import { one } from "../shared/elements.js";

/** The form; what it is made from is named by its data. */
export const root = one(document, "[data-entry]");

/**
 * A part by its name.
 * @template {HTMLElement} [Part=HTMLElement]
 * @param {string} name
 * @returns {Part}
 */
export const part = (name) => one(root, `[data-part="${name}"]`);

/**
 * Says something to those who do not see the page.
 * @param {string} text
 */
export function announce(text) {
  part("status").textContent = text;
}
