// What is still wrong, with links to where it is.

import { h } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { part, root } from "./page.js";

/** @import { Control } from "./controls/control.js" */
/** @import { Problem } from "./schema.js" */

/**
 * @param {{ control: Control, problem: Problem }[]} errors
 * @param {string} title
 */
export function showSummary(errors, title) {
  const summary = part("summary");
  summary.hidden = !errors.length;
  if (!errors.length) return;
  const heading = h("h3", { id: "entry-summary-title" }, fill(title, { n: errors.length }));
  summary.replaceChildren(heading, h("ul", {}, ...errors.map(item)));
  summary.focus();
}

/** @param {{ control: Control, problem: Problem }} error */
function item({ control: { focus, field, element }, problem }) {
  const link = h("a", { href: `#${focus.id || root.id}` }, `${field.label}: ${problem.text}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    focus.focus();
    element.scrollIntoView({ block: "center" });
  });
  return h("li", {}, link);
}
