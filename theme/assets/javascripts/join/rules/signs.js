// Signs that people type in place of others.

import { cut } from "../lengths.js";

const LONGEST_SHORT = 200; // how many signs of a date, number or code are looked at for what was meant

/**
 * Ordinary letters, digits and hyphens in place of full-width ones and dashes.
 * @param {string} text
 */
export const plainSigns = (text) => text.normalize("NFKC").replace(/[\u2010-\u2014\u2212]/g, "-");

/**
 * The same of a text that should be short.
 * @param {string} text
 */
export const shortSigns = (text) => plainSigns(cut(text, LONGEST_SHORT));
