// What a search shows and says. Only the page of all its results carries it: from there it is taken, for every other page
// would be larger by it.

import { one } from "../shared/elements.js";

/** Where all results are. */
export const place = new URL(one(document, "[data-site-search]").dataset.siteSearch ?? "", location.href);

/** @type {HTMLTemplateElement} */
const template = one(document, "#search-panel") ?? one(await pageOfResults(), "#search-panel");

/** What a form of the search opens. */
export const panel = template.content;

/** Its words and addresses, which are those of that page. */
export const said = template.dataset;

async function pageOfResults() {
  const answer = await fetch(place);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}
