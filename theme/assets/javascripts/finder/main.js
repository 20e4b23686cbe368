// Filters of a list, on the data that its form names. Without them the page has the whole list.

import { one } from "../shared/elements.js";
import { Finder } from "./finder.js";

const form = one(document, "form[data-finder]");
if (form) new Finder(/** @type {HTMLFormElement} */ (form)).start();
