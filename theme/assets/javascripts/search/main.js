// Search over the whole site, by the same words in each of its forms. Without script or index they lead to the partners
// with these words. What shows results is loaded once the page is there, or earlier if somebody goes to a form.

import { every, one } from "../shared/elements.js";
import { onSlash } from "./shortcut.js";

const COMBOBOX = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };

const combobox = () => import("./combobox.js");

/** @type {HTMLFormElement[]} */
const forms = every(document, "form[data-site-search]");
for (const form of forms) offer(form);
const page = one(document, ".search-page");
if (page) import("./page.js").then(({ showResults }) => showResults(page));
if (forms.length) whenIdle(() => combobox().catch(() => {})); // without it a form leads to the partners

/** @param {HTMLFormElement} form */
function offer(form) {
  const partners = form.action;
  /** @type {HTMLInputElement} */
  const input = one(form, "input");
  form.action = form.dataset.siteSearch ?? "";
  for (const [name, value] of Object.entries(COMBOBOX)) input.setAttribute(name, value);

  const begin = async () => {
    try {
      const { Combobox } = await combobox();
      new Combobox(form, input, partners);
    } catch {
      form.action = partners;
      for (const name of Object.keys(COMBOBOX)) input.removeAttribute(name);
    }
  };
  if (document.activeElement === input) begin();
  else input.addEventListener("focus", begin, { once: true });
  if (form.closest(".site-header")) onSlash(input);
}

/** @param {() => unknown} action */
function whenIdle(action) {
  if ("requestIdleCallback" in window) requestIdleCallback(action);
  else addEventListener("load", action, { once: true });
}
