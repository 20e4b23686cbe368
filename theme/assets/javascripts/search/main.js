// Search over the whole site, by the same words in each of its forms. Without script or index they lead to the partners
// with these words.

import { every, one } from "../shared/elements.js";
import { Combobox } from "./combobox.js";
import { showResults } from "./page.js";

/** @type {HTMLFormElement[]} */
const forms = every(document, "form[data-site-search]");
for (const form of forms) new Combobox(form);
const page = one(document, ".search-page");
if (page) showResults(page);
