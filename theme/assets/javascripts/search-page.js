// The page with all that was found. What is asked stands in its address, so that it can be shared.

import { find, header, pagesOf } from "./search-index.js";
import { kinds, shown, summary } from "./search-result.js";
import { number } from "./texts.js";

const PORTION = 20;

export async function showResults(page) {
  const query = new URLSearchParams(location.search);
  const [words, kind] = [query.get("q")?.trim() ?? "", query.get("kind") ?? ""];
  page.querySelector("input").value = words;
  page.querySelector(".search-partners").href += `?${new URLSearchParams({ q: words })}`;
  page.querySelector(".search-without").hidden = true;
  if (!words) return;
  const found = await find(words, kind);
  if (found) await draw(page, found, words, kind);
  page.querySelector("[role=status]").textContent = found ? summary(words, found) : header.dataset.failed;
  page.querySelector(".search-partners").hidden = !found?.kinds.partner;
}

async function draw(page, found, words, kind) {
  page.querySelector(".search-kinds").replaceChildren(...kinds.flatMap((one) => kindLink(one, words, kind, found.kinds)));
  const button = page.querySelector(".search-more");
  const more = async () => {
    const list = page.querySelector(".search-found");
    const at = list.children.length;
    const pages = await pagesOf(found.results.slice(at, at + PORTION));
    list.append(...pages.map((one) => item(one, found.instead || words)));
    button.hidden = list.children.length === found.results.length;
    if (at) list.children[at].querySelector("a").focus();
  };
  button.addEventListener("click", more);
  await more();
}

function item(page, words) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.url;
  const [title, ...rest] = shown(page, words);
  link.append(title);
  item.append(link, ...rest);
  return item;
}

// A kind of which something was found, or which is chosen.
function kindLink({ value, name }, words, chosen, numbers) {
  if (value && !numbers[value] && value !== chosen) return [];
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `?${new URLSearchParams({ q: words, ...(value && { kind: value }) })}`;
  link.textContent = value ? `${name} ${number(numbers[value] ?? 0)}` : name;
  if (value === chosen) link.setAttribute("aria-current", "true");
  item.append(link);
  return [item];
}
