// Reads the vectors that Python writes: see tests/vectors.

import { readFileSync } from "node:fs";

/**
 * @param {string} name
 * @returns {any}
 */
export const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf-8"));
