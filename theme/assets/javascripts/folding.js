// Names without case and accents, as the program folds them: see language/folding.py. A test compares both.

const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", þ: "th", ς: "σ" };

// In small letters without accents, for comparing; letters of every script stay.
export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßøłđðħıæœþς]/g, (letter) => LETTERS[letter])
    .normalize("NFC");

// The words of a text, folded, with single spaces between them and nothing else.
export const foldedWords = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const inOurs = (sign) => /^[a-z0-9]*$/.test(fold(sign));

// Whether a name has letters that are spelled by the table alone.
export const needsSpelling = (name) => (name.match(/[\p{L}\p{N}]/gu) ?? []).some((sign) => !inOurs(sign));

// A name in a-z, 0-9 and single hyphens, as an id is written. `table` has for each 256 signs, by the number of these, what
// each is in our letters.
export function slug(name, table = {}) {
  const spelled = (sign) => {
    const point = sign.codePointAt(0);
    const known = table[point >> 8]?.[point & 255];
    if (known !== undefined) return known;
    return inOurs(sign) ? fold(sign) : " ";
  };
  const signs = [...name.replace(/['’ʻʼ‘`]/g, "").replace(/\p{M}/gu, "")];
  return signs.map(spelled).join("").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
