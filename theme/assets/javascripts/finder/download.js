// The published file with only what is shown, in its order; the whole file as long as nothing is filtered.

import { pickLines, pickObjects } from "./pick.js";

/**
 * @param {HTMLAnchorElement} link
 * @param {() => Promise<HTMLElement[]>} shown
 */
export function offerDownload(link, shown) {
  link.addEventListener("click", async (event) => {
    if (!location.search) return;
    event.preventDefault();
    const rows = await shown();
    const text = await (await fetch(link.href)).text();
    const pick = link.dataset.download === "csv" ? pickLines : pickObjects;
    save(pick(text, rows.map(idOf)), link.pathname.split("/").at(-1) ?? "");
  });
}

/**
 * What an entry is known by in the files to download.
 * @param {HTMLElement} row
 */
function idOf(row) {
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector("a[href]"));
  return row.dataset.id ?? link?.pathname.split("/").at(-2) ?? "";
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
