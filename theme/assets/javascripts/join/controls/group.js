// Fields that belong together, with a legend or, as those of the whole entry, without.

import { h } from "../../shared/elements.js";
import { base, grouped, isEmpty, newId } from "./control.js";

/** @import { Field } from "../schema.js" */
/** @import { Control, Form } from "./control.js" */

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function groupControl(field, form) {
  const parts = (field.fields ?? []).map((one) => form.make(one, form));
  const body = h("div", { class: "group", id: newId() }, ...parts.map((one) => one.element));
  const { element, show } = grouped(field, body, form);
  return { ...fieldsOf(field, parts), element, show };
}

/**
 * What a group is but for its element.
 * @param {Field} field
 * @param {Control[]} parts
 */
export function fieldsOf(field, parts) {
  return {
    ...base(field, parts[0]?.focus),
    get() {
      const values = parts.map((one) => [one.field.name, one.get()]);
      const held = Object.fromEntries(values.filter(([, value]) => !isEmpty(value)));
      return Object.keys(held).length ? held : undefined;
    },
    /** @param {Record<string, any>} values */
    set(values) {
      for (const one of parts) if (!isEmpty(values[one.field.name])) one.set(values[one.field.name]);
    },
    /** @param {string | number} name */
    find: (name) => parts.find((one) => one.field.name === name),
    controls: () => parts,
  };
}
