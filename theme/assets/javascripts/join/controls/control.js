// What all controls of the form have in common: a label, a hint, and a place for what is wrong.

import { h } from "../../shared/elements.js";

/** @import { Rules } from "../rules/rules.js" */
/** @import { Field, FormData, Problem, Value } from "../schema.js" */

/**
 * What controls share: the network's data, the rules, how another control is made, and whom to tell of changes.
 * @typedef {object} Form
 * @property {FormData} data
 * @property {Rules} rules
 * @property {(field: Field, form: Form) => Control} make
 * @property {(control: Control, done: boolean) => void} changed `done` tells that somebody went on to something else.
 * @property {(text: string) => void} announce
 */

/**
 * What stands for a field's value.
 * @typedef {object} Control
 * @property {Field} field
 * @property {HTMLElement} element
 * @property {HTMLElement} focus Where the focus goes that is meant for the control.
 * @property {boolean} touched Whether it was filled in or passed, from when on its problems are shown.
 * @property {() => Value} get The value; undefined if empty.
 * @property {(value: Value) => void} set
 * @property {(step: string | number) => Control | undefined} find
 * @property {() => Control[]} controls
 * @property {(problems: Problem[]) => void} show
 */

let count = 0;

export const newId = () => `entry-${++count}`;

/**
 * @param {Value} value
 * @returns {boolean}
 */
export const isEmpty = (value) =>
  value === undefined || (typeof value === "object" && Object.values(value).every(isEmpty));

/**
 * What a control is made of that holds a value itself.
 * @param {Field} field
 * @param {HTMLElement} focus
 */
export function base(field, focus) {
  return { field, focus, touched: false, find: () => undefined, controls: () => [] };
}

/**
 * What is wrong with one field. It stands after the control: whoever leaves a field goes on to the next, and not to a
 * link in an answer. An answer that is still the same is left as it is, and with it the focus on its link.
 * @param {string} id
 * @param {FormData} data
 */
export function troubles(id, { words, help }) {
  const box = h("div", { class: "troubles", id: `${id}-error`, hidden: true });
  let shown = "[]";
  /** @param {Problem} problem */
  const paragraph = ({ code, text, warning }) => {
    const word = warning ? words.warning : words.error;
    const more = code && h("small", {}, h("a", { href: help.replace("{code}", code) }, code));
    return h("p", { class: warning ? "warning" : "error" }, `${word} ${text} `, more);
  };
  /** @param {Problem[]} problems */
  const show = (problems) => {
    const asked = JSON.stringify(problems);
    if (asked === shown) return;
    shown = asked;
    box.hidden = !problems.length;
    box.replaceChildren(...problems.map(paragraph));
  };
  return { box, show };
}

/**
 * What stands around a field: its name, whether it is required, and what to know before it is filled in.
 * @param {Field} field
 * @param {string} id
 * @param {FormData} data
 */
function around(field, id, { words }) {
  const hint = field.hint && field.hint !== field.label && h("p", { class: "hint", id: `${id}-hint` }, field.hint);
  const when = field.required_if ?? words.required;
  return { hint, required: field.required && h("span", { class: "meta" }, ` (${when})`) };
}

/**
 * A control with its label. `more` is what stands below it.
 * @param {Field} field
 * @param {HTMLElement} control
 * @param {Form} form
 * @param {HTMLElement} [more]
 */
export function labeled(field, control, { data }, more) {
  const { id } = control;
  const { box, show } = troubles(id, data);
  const { hint, required } = around(field, id, data);
  control.setAttribute("aria-describedby", describedBy(hint && `${id}-hint`, more && `${id}-more`, `${id}-error`));
  const label = h("label", { for: id }, field.label, required);
  return { element: h("div", { class: "field" }, label, hint, control, box, more), show };
}

/**
 * Several controls with a legend.
 * @param {Field} field
 * @param {HTMLElement} controls
 * @param {Form} form
 */
export function grouped(field, controls, { data }) {
  const { id } = controls;
  const { box, show } = troubles(id, data);
  const { hint, required } = around(field, id, data);
  const told = describedBy(hint && `${id}-hint`, `${id}-error`);
  const legend = h("legend", {}, field.label, required);
  const element = h("fieldset", { class: "field", "aria-describedby": told }, legend, hint, controls, box);
  return { element, show };
}

/** @param {(string | undefined | false)[]} ids */
const describedBy = (...ids) => ids.filter(Boolean).join(" ");

/**
 * Marks a control as one that was filled in or passed.
 * @param {Control} control
 * @param {HTMLElement} element
 * @param {Form} form
 */
export function touches(control, element, form) {
  element.addEventListener("input", () => form.changed(control, false));
  element.addEventListener("change", () => {
    control.touched = true;
    form.changed(control, true);
  });
}

/**
 * Says of an input whether its value is wrong.
 * @param {HTMLElement} input
 * @param {Problem[]} problems
 */
export function markInvalid(input, problems) {
  if (problems.some(({ warning }) => !warning)) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
