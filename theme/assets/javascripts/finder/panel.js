// On a phone the filters lie behind a button; another at their end leads to what they leave.

import { one } from "../shared/elements.js";

/**
 * @param {HTMLElement} form
 * @param {() => void} toResults
 */
export function openPanel(form, toResults) {
  const toggle = one(form, ".finder-toggle");
  /** @param {boolean} opened */
  const open = (opened) => toggle.setAttribute("aria-expanded", String(opened));
  toggle.addEventListener("click", () => open(toggle.getAttribute("aria-expanded") === "false"));
  one(form, ".finder-show").addEventListener("click", () => {
    open(false);
    toResults();
  });
}
