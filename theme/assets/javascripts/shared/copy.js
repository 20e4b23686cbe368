// Code to embed: a button that copies it and says so.

import { h, one } from "./elements.js";

/** @param {HTMLElement} box */
export function offerCopy(box) {
  const code = one(box, "code");
  // Boxes that stand together have their words around them.
  const words = /** @type {HTMLElement} */ (box.closest("[data-copy]")).dataset;
  const label = h("span", { class: "sr-only" }, one(box, ".label").textContent ?? "");
  const button = h("button", { class: "button button--quiet", type: "button" }, words.copy, " ", label);
  const status = h("p", { role: "status" });
  const actions = box.querySelector(".actions") ?? h("div", { class: "actions" });
  actions.prepend(button);
  box.append(actions, status);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      status.textContent = words.done ?? "";
    } catch {
      getSelection()?.selectAllChildren(code);
      status.textContent = words.failed ?? "";
    }
  });
}
