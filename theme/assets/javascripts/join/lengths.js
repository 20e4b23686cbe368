// Texts by their signs, as the program counts them: one that a script keeps in two parts is one.

/** @param {string} text */
export const lengthOf = (text) => [...text].length;

/**
 * The first signs of a text.
 * @param {string} text
 * @param {number} most
 */
export const cut = (text, most) => [...text].slice(0, most).join("");
