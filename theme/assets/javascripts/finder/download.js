// The published file with only what is shown, in its order; the whole file as long as nothing is filtered.

import { pickLines, pickObjects } from "./pick.js";

/**
 * @param {HTMLAnchorElement} link
 * @param {() => Promise<string[]>} shown The ids of what is shown.
 */
export function offerDownload(link, shown) {
  link.addEventListener("click", async (event) => {
    if (!location.search) return;
    event.preventDefault();
    const ids = await shown();
    const text = await (await fetch(link.href)).text();
    const pick = link.dataset.download === "csv" ? pickLines : pickObjects;
    save(pick(text, ids), link.pathname.split("/").at(-1) ?? "");
  });
}

/**
 * @param {string} content
 * @param {string} name
 */
function save(content, name) {
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob([content]));
  file.download = name;
  file.click();
  URL.revokeObjectURL(file.href);
}
