// Addresses on the web.

import { near } from "../../shared/nearness.js";
import { lengthOf } from "../lengths.js";
import { email } from "./mail.js";

/** @import { Book, Wrong } from "./book.js" */

/**
 * @param {string} value
 * @param {Book} book
 * @returns {Wrong | undefined}
 */
export function url(value, book) {
  const mess = debris(value, book);
  if (mess) return mess;
  const [, scheme = "", rest = ""] = /^([^:]*):([^]*)$/.exec(value) ?? [];
  if (/^https?$/i.test(scheme)) return host(rest, book) ? undefined : ["url.host", { value }];
  if (/^mailto$/i.test(scheme)) return email(rest.split("?")[0], book);
  return likelyUrl(value, scheme, rest, book);
}

/**
 * What is too much of an address, or stands around it.
 * @param {string} value
 * @param {Book} book
 * @returns {Wrong | undefined}
 */
function debris(value, book) {
  const length = lengthOf(value);
  const limit = book.data.limits.url;
  if (length > limit) return ["url.long", { length, limit }];
  const found = addresses(value, book);
  if (found.length > 1) return ["url.one", { guess: found[0] }];
  const [, within] = book.pattern.wrapped.exec(value) ?? [];
  if (within && host(afterScheme(within), book)) return ["url.within", { guess: within }];
  return book.pattern.unfit.test(value) ? ["url.unfit"] : undefined;
}

/**
 * What is wrong with what has no scheme, or an unknown one.
 * @param {string} value
 * @param {string} scheme
 * @param {string} rest
 * @param {Book} book
 * @returns {Wrong}
 */
function likelyUrl(value, scheme, rest, { whole }) {
  if (whole.mail_for_url.test(value)) return ["url.mail", { value }];
  if (whole.bare_host.test(value)) return ["url.bare", { guess: `https://${value.replace(/^\/\//, "")}` }];
  const meant = rest.startsWith("//") && near(scheme, ["http", "https"]);
  return meant ? ["url.scheme", { scheme, guess: `${meant}:${rest}` }] : ["url.unknown", { value }];
}

/**
 * The addresses in a text, without what stands around them.
 * @param {string} text
 * @param {Book} book
 */
function addresses(text, { every, pattern }) {
  const parts = text.split(every.separated);
  return parts.map((part) => pattern.address.exec(part)?.[0].replace(/[.,;]+$/, "")).filter(Boolean);
}

/** @param {string} url */
const afterScheme = (url) => url.slice(url.indexOf(":") + 1);

/**
 * The host that an address names behind its scheme, or nothing if it names none properly.
 * @param {string} rest
 * @param {Book} book
 */
function host(rest, { whole }) {
  const [, authority] = /^\/\/([^/?#]*)/.exec(rest) ?? [];
  const [, host, port] = /^([^:@]*)(?::(\d*))?$/.exec(authority ?? "") ?? [];
  const reachable = !port || (Number(port) > 0 && Number(port) < 65536);
  return reachable && whole.host.test(host ?? "") ? host.toLowerCase() : undefined;
}

/**
 * @param {string} url
 * @param {Book} book
 */
const hostOf = (url, book) => host(afterScheme(url), book)?.replace(/^www\./, "");

/**
 * An address without what makes no difference to where it leads.
 * @param {string} url
 * @param {Book} book
 */
export function bare(url, book) {
  const [, path, query] = /^[^:]*:\/\/[^/?#]*([^?#]*)(\?[^#]+)?/.exec(url) ?? [];
  return `${hostOf(url, book) ?? ""}${(path ?? "").replace(/\/+$/, "")}${query ?? ""}`;
}

/**
 * Whether an address is on the same site as another, as in the program's records/sites.py.
 * @param {string} address
 * @param {string} site
 * @param {Book} book
 */
export function onSite(address, site, book) {
  const [host, home] = [address, site].map((url) => hostOf(url, book)?.replace(/\.$/, ""));
  if (!host || !home) return false;
  if ([host, home].some((one) => book.whole.shared_host.test(one))) {
    return host === home && folder(address).startsWith(folder(site));
  }
  return host === home || host.endsWith(`.${home}`) || home.endsWith(`.${host}`);
}

/** @param {string} url */
function folder(url) {
  const [, path] = /^[^:]*:\/\/[^/?#]*([^?#]*)/.exec(url) ?? [];
  return `${(path ?? "").replace(/\/+$/, "")}/`;
}
