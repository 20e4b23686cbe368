// Controls in which something is chosen: one of many, several of a few, and a yes.

import { h } from "../../shared/elements.js";
import { base, grouped, labeled, markInvalid, newId, touches } from "./control.js";

/** @import { Choice, Field } from "../schema.js" */
/** @import { Control, Form } from "./control.js" */

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Choice[]}
 */
const optionsOf = (field, { data }) => field.options ?? data.choices[field.choices ?? ""];

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function choiceControl(field, form) {
  const { choose, none } = form.data.words;
  const unchosen = field.default ?? "";
  const select = h("select", { id: newId(), "aria-required": field.required && "true" });
  if (!unchosen) select.append(h("option", { value: "" }, field.required ? choose : none));
  for (const [value, name] of optionsOf(field, form)) select.append(h("option", { value }, name));
  select.value = unchosen;
  const { element, show } = labeled(field, select, form);
  /** @type {Control} */
  const control = {
    ...base(field, select),
    element,
    get: () => (select.value === unchosen ? undefined : select.value),
    set(value) {
      select.value = value;
      if (select.value === value) return;
      select.append(h("option", { value }, value));
      select.value = value;
    },
    show(problems) {
      show(problems);
      markInvalid(select, problems);
    },
  };
  touches(control, select, form);
  return control;
}

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function flagControl(field, form) {
  const box = h("input", { id: newId(), type: "checkbox" });
  const { element, show } = labeled(field, box, form);
  element.classList.add("field--flag");
  /** @type {Control} */
  const control = {
    ...base(field, box),
    element,
    get: () => (box.checked ? "true" : undefined),
    set: (value) => (box.checked = value === true || value === "true"),
    show,
  };
  touches(control, box, form);
  return control;
}

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function checksControl(field, form) {
  const list = h("ul", { class: "choices", id: newId() });
  /** @param {Choice} choice */
  const line = ([value, name]) => {
    const box = h("input", { type: "checkbox", value });
    list.append(h("li", {}, h("label", {}, box, ` ${name}`)));
    return box;
  };
  const boxes = optionsOf(field, form).map(line);
  /** @type {string[]} */
  const order = []; // that in which the entry names them already
  const { element, show } = grouped(field, list, form);
  /** @type {Control} */
  const control = {
    ...base(field, boxes[0]),
    element,
    get() {
      const checked = boxes.filter((box) => box.checked).map((box) => box.value);
      const chosen = [...new Set([...order, ...checked])].filter((value) => checked.includes(value));
      return chosen.length ? chosen : undefined;
    },
    set(values) {
      order.push(...values);
      for (const value of values) {
        let box = boxes.find((one) => one.value === value);
        if (!box) boxes.push((box = line([value, value])));
        box.checked = true;
      }
    },
    show,
  };
  touches(control, list, form);
  return control;
}
