// What is wrong with the words of a text, wherever it stands: they say something of a person, or were changed on the way.

import { cut } from "../lengths.js";
import { personal } from "./mail.js";

/** @import { Book, Wrong } from "./book.js" */

const SHOWN = 40; // how many signs of what is wrong are shown

/**
 * @param {string} text
 * @param {Book} book
 * @returns {Generator<Wrong>}
 */
export function* wording(text, book) {
  const { data, every } = book;
  if (text.includes("\ufffd")) yield ["text.lost"];
  for (const address of first(text, every.mail_in_text, data.most_told)) {
    if (address === text.trim()) yield ["person.name"];
    else if (personal(address, book)) yield ["person.mail", { address }];
  }
  for (const number of first(text, every.telephone, data.most_told)) {
    if (number.replace(/\D/g, "").length >= data.fewest_digits) yield ["person.telephone", { number }];
  }
}

/**
 * What is wrong with the words of a text that takes no formatting.
 * @param {string} text
 * @param {Book} book
 * @param {(entity: string) => string} signOf What a code of HTML stands for.
 * @returns {Generator<Wrong>}
 */
export function* plainWording(text, book, signOf) {
  yield* wording(text, book);
  for (const [entity] of text.matchAll(book.every.entity)) {
    const sign = signOf(entity);
    if (sign === entity) continue;
    yield ["text.entity", { entity, sign }];
    break;
  }
  const tag = book.pattern.tag.exec(text);
  if (tag) yield ["text.tag", { match: cut(tag[0], SHOWN) }];
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {number} most
 */
const first = (text, pattern, most) => (text.match(pattern) ?? []).slice(0, most);

/**
 * What a code of HTML stands for, by the browser's own table.
 * @param {string} entity
 */
export const signOf = (entity) => new DOMParser().parseFromString(entity, "text/html").body.textContent ?? "";
