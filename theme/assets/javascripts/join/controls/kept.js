// What stays as it is. Only an entry that there is already has such a thing.

import { h } from "../../shared/elements.js";
import { fill } from "../../shared/fill.js";
import { base, newId, troubles } from "./control.js";

/** @import { Field, Value } from "../schema.js" */
/** @import { Control, Form } from "./control.js" */

const REMOVABLE = "reviewed"; // the staff's word on a claim falls with what was claimed

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function keptControl(field, form) {
  const { words } = form.data;
  const id = newId();
  const shown = h("p", { id, tabindex: "-1" });
  const remove = fill(words.remove, { item: field.label });
  const button = h("button", { type: "button", class: "button button--quiet" }, remove);
  const { box, show } = troubles(id, form.data);
  const hint = h("p", { class: "hint" }, field.hint);
  const label = h("p", { class: "label" }, field.label);
  const element = h("div", { class: "field", hidden: true }, label, hint, shown, button, box);
  /** @type {Value} */
  let held;
  /** @type {Control} */
  const control = {
    ...base(field, button),
    element,
    get: () => held,
    set(value) {
      held = value;
      const told = typeof value === "object" ? Object.values(value).join(", ") : value;
      shown.textContent = `${told}. ${words.keep}`;
      element.hidden = false;
      button.hidden = field.name !== REMOVABLE;
    },
    show,
  };
  button.addEventListener("click", () => {
    held = undefined;
    element.hidden = true;
    form.changed(control, true);
    form.announce(fill(words.removed, { item: field.label }));
  });
  return control;
}
