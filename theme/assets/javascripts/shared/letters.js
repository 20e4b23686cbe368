// Letters that Unicode takes for letters of their own. Made by `make vectors` from the program's language/folding.py.

/** @type {Record<string, string>} */
export const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", þ: "th", ß: "ss", ς: "σ" };
