// How a page that was found is shown: its title, of which kind it is, and where the words stand.

import { header } from "./search-index.js";
import { counted, put } from "./texts.js";
import { foldedWords as fold } from "./folding.js";

export const kinds = [...header.querySelectorAll(".search-kinds button")].map(({ value, dataset, firstChild }) => ({
  value,
  one: dataset.one ?? "",
  name: firstChild.textContent.trim(),
}));

// Three spans for a link.
export function shown(page, words) {
  const asked = fold(words).split(" ");
  const kind = kinds.find(({ value }) => value === page.filters.kind?.[0]);
  return [
    part("search-title", ...marked(page.meta.title ?? "", asked)),
    part("search-kind", kind?.one ?? ""),
    part("search-excerpt", ...excerpt(page.excerpt)),
  ];
}

// How much was found, and for what.
export function summary(words, { results, instead }) {
  if (!results.length) return put(header.dataset.none, { words });
  const about = instead ? `${put(header.dataset.instead, { asked: words, found: instead })} ` : "";
  return about + counted(header.dataset.count, results.length);
}

function part(name, ...content) {
  const element = document.createElement("span");
  element.className = name;
  element.append(...content);
  return element;
}

function mark(text) {
  const element = document.createElement("mark");
  element.textContent = text;
  return element;
}

// A title with the words that begin as one of those looked for marked.
function marked(title, words) {
  return title.split(/([\p{L}\p{N}\p{M}’']+)/u).map((piece) => (words.some((w) => w && fold(piece).startsWith(w)) ? mark(piece) : piece));
}

// Pagefind's excerpt is HTML. Of it only text and marks are taken.
function excerpt(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? mark(node.textContent) : node.textContent));
}
