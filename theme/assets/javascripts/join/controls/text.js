// A text of one line or several.

import { h } from "../../shared/elements.js";
import { fill } from "../../shared/fill.js";
import { lengthOf } from "../lengths.js";
import { base, labeled, markInvalid, newId, touches } from "./control.js";

/** @import { Field } from "../schema.js" */
/** @import { Control, Form } from "./control.js" */

/** @type {Record<string, string>} */
const KEYBOARDS = { url: "url", email: "email" };
const ROWS = { prose: 10, paragraph: 3 };

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function textControl(field, form) {
  const id = newId();
  const input = inputFor(field, id);
  const isLong = input instanceof HTMLTextAreaElement;
  const counter = isLong && field.limit ? h("p", { class: "hint", id: `${id}-more` }) : undefined;
  const { element, show } = labeled(field, input, form, counter);
  const text = () => {
    const clean = form.rules.clean(input.value);
    return field.type === "prose" ? clean.replace(/^\s+|\s+$/g, "") : clean.replace(/\s+/g, " ").trim();
  };
  const recount = () => {
    const values = { n: lengthOf(text()), limit: field.limit };
    if (counter) counter.textContent = fill(form.data.words.characters, values);
  };
  /** @type {Control} */
  const control = {
    ...base(field, input),
    element,
    get: () => text() || undefined,
    set(value) {
      input.value = value;
      recount();
    },
    show(problems) {
      show(problems);
      markInvalid(input, problems);
    },
  };
  input.addEventListener("input", recount);
  touches(control, input, form);
  recount();
  return control;
}

/**
 * @param {Field} field
 * @param {string} id
 */
function inputFor({ type, required, required_if: sometimes }, id) {
  const must = required && !sometimes && "true";
  if (type === "paragraph" || type === "prose") return h("textarea", { id, rows: ROWS[type], "aria-required": must });
  const inputmode = KEYBOARDS[type ?? ""];
  const spellcheck = inputmode && "false";
  return h("input", { id, type: "text", inputmode, autocomplete: "off", spellcheck, "aria-required": must });
}
