// The page with all that was found. What is asked stands in its address, so that it can be shared.

import { h, one } from "../shared/elements.js";
import { number } from "../shared/texts.js";
import { find, pagesOf } from "./index.js";
import { kinds, shown, summary } from "./result.js";
import { said } from "./said.js";

/** @import { Found, FoundPage } from "./index.js" */
/** @import { Kind } from "./result.js" */

const PORTION = 20;

/** @param {HTMLElement} page */
export async function showResults(page) {
  const query = new URLSearchParams(location.search);
  const [words, kind] = [query.get("q")?.trim() ?? "", query.get("kind") ?? ""];
  /** @type {HTMLInputElement} */
  const input = one(page, "input");
  /** @type {HTMLAnchorElement} */
  const partners = one(page, ".search-partners");
  input.value = words;
  partners.href += `?${new URLSearchParams({ q: words })}`;
  one(page, ".search-without").hidden = true;
  if (!words) return;
  const found = await find(words, kind);
  if (found) await draw(page, found, words, kind);
  one(page, "[role=status]").textContent = found ? summary(words, found) : (said.failed ?? "");
  partners.hidden = !found?.kinds.partner;
}

/**
 * @param {HTMLElement} page
 * @param {Found} found
 * @param {string} words
 * @param {string} kind
 */
async function draw(page, found, words, kind) {
  one(page, ".search-kinds").replaceChildren(...kinds.flatMap((one) => kindLink(one, words, kind, found.kinds)));
  const button = one(page, ".search-more");
  const list = one(page, ".search-found");
  const more = async () => {
    const at = list.children.length;
    const pages = await pagesOf(found.results.slice(at, at + PORTION));
    list.append(...pages.map((one) => item(one, found.instead || words)));
    button.hidden = list.children.length === found.results.length;
    if (at) one(list.children[at], "a").focus();
  };
  button.addEventListener("click", more);
  await more();
}

/**
 * @param {FoundPage} page
 * @param {string} words
 */
function item(page, words) {
  const [title, ...rest] = shown(page, words);
  return h("li", {}, h("a", { href: page.url }, title), ...rest);
}

/**
 * A kind of which something was found, or which is chosen.
 * @param {Kind} kind
 * @param {string} words
 * @param {string} chosen
 * @param {Record<string, number>} numbers
 */
function kindLink({ value, name }, words, chosen, numbers) {
  if (value && !numbers[value] && value !== chosen) return [];
  const href = `?${new URLSearchParams({ q: words, ...(value && { kind: value }) })}`;
  const label = value ? `${name} ${number(numbers[value] ?? 0)}` : name;
  return [h("li", {}, h("a", { href, "aria-current": value === chosen && "true" }, label))];
}
