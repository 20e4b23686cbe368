// A group in the header closes on Escape or when something else is clicked.

import { one } from "./elements.js";

/** @param {HTMLDetailsElement[]} groups */
export function closeMenus(groups) {
  document.addEventListener("click", ({ target }) => {
    for (const group of groups) if (!group.contains(/** @type {Node} */ (target))) group.open = false;
  });
  for (const group of groups) {
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !group.open) return;
      group.open = false;
      one(group, "summary").focus();
      event.preventDefault();
    });
  }
}
