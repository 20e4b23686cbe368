// Code to embed: a button that copies it and says so.

import { one } from "./elements.js";

/** @param {HTMLElement} box */
export function offerCopy(box) {
  const button = one(box, "button");
  const status = one(box, "[role=status]");
  const code = one(box, "code");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      status.textContent = button.dataset.done ?? "";
    } catch {
      getSelection()?.selectAllChildren(code);
      status.textContent = button.dataset.failed ?? "";
    }
  });
}
