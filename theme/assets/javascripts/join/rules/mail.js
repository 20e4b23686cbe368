// Mail addresses.

import { cut, lengthOf } from "../lengths.js";
import { plainSigns } from "./signs.js";

/** @import { Book, Wrong } from "./book.js" */

const LONGEST_MAIL = 600; // how many signs are looked at for what was meant

/**
 * @param {string} value
 * @param {Book} book
 * @returns {Wrong | undefined}
 */
export function email(value, book) {
  const { whole, data } = book;
  if (lengthOf(value) <= data.limits.email && whole.email.test(value)) return undefined;
  if (/^https?:\/\//.test(value)) return ["email.page"];
  const found = emails(value, book);
  if (found.length > 1) return ["email.one", { guess: found[0] }];
  return found.length && isAll(value, found[0]) && whole.email.test(found[0])
    ? ["email.within", { guess: found[0] }]
    : ["email.unknown", { value }];
}

/**
 * Whether a text says no more than an address.
 * @param {string} value
 * @param {string} address
 */
function isAll(value, address) {
  const rest = plainSigns(value)
    .replace(/^mailto:/, "")
    .replace(/^[ .]+|[ .]+$/g, "");
  return rest.endsWith(`<${address}>`) || !value.includes(address) || rest === address;
}

/**
 * The addresses in a text, without what stands around them.
 * @param {string} written
 * @param {Book} book
 * @returns {string[]}
 */
function emails(written, { every, whole, anyCase }) {
  const text = plainSigns(cut(written, LONGEST_MAIL));
  const found = text.match(every.mail);
  if (found) return found;
  const spelled = text
    .replace(anyCase.spelled_at, "@")
    .replace(anyCase.spelled_dot, ".")
    .replace(/^[ <>.]+|[ <>.]+$/g, "");
  return whole.mail.test(spelled) ? [spelled] : [];
}

/**
 * Why an address seems to be one person's.
 * @param {string} address
 * @param {Book} book
 * @returns {Wrong | undefined}
 */
export function personal(address, { whole }) {
  const [bare] = address.replace(/^mailto:/, "").split("?");
  const [, name, host] = /^([^@]*)@([^]*)$/.exec(bare.toLowerCase()) ?? [];
  if (name === undefined || name.includes("/")) return undefined;
  const parts = name.split(".");
  const isNamed = parts.length > 1 && parts.every((part) => /^\p{L}+$/u.test(part) && !whole.role.test(part));
  if (isNamed) return ["email.named", { name }];
  return whole.free_mail.test(host) ? ["email.free", { host }] : undefined;
}
