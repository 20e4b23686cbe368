// Addresses that tell who follows them.

/** @import { Book } from "./book.js" */

/**
 * By what an address tells who follows it, and the address without that; nothing if it does not.
 * @param {string} url
 * @param {Book} book
 * @returns {{ by: string, guess: string } | undefined}
 */
export function tracked(url, book) {
  if (!URL.canParse(url)) return undefined;
  const meant = redirected(new URL(url), book);
  if (meant) return { by: new URL(url).hostname, guess: tracked(meant, book)?.guess ?? meant };
  const trackers = parametersOf(url).filter((name) => book.whole.trackers.test(name));
  return trackers.length ? { by: trackers[0], guess: without(url, trackers) } : undefined;
}

/**
 * Where a service leads to that looks at links first.
 * @param {URL} url
 * @param {Book} book
 */
function redirected({ hostname, pathname, searchParams }, { redirects }) {
  for (const { host, path, name } of redirects) {
    const meant = pathname === path && host.test(hostname) && searchParams.get(name);
    if (meant && /^https?:\/\//.test(meant)) return meant;
  }
  return undefined;
}

/** @param {string} url */
const parametersOf = (url) => new URL(url).search.slice(1).split("&").map(nameOf);

/** @param {string} part */
const nameOf = (part) => [...new URLSearchParams(part).keys()][0] ?? "";

/**
 * @param {string} url
 * @param {string[]} names
 */
function without(url, names) {
  const before = url.slice(0, url.indexOf("?"));
  const [query, ...fragment] = url.slice(before.length + 1).split("#");
  const kept = query.split("&").filter((part) => !names.includes(nameOf(part)));
  return [before + (kept.length ? "?" : "") + kept.join("&"), ...fragment].join("#");
}
