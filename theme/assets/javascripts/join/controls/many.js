// Many of a kind: items that can be added and removed.

import { h, one } from "../../shared/elements.js";
import { fill } from "../../shared/fill.js";
import { base, grouped, isEmpty, newId } from "./control.js";

/** @import { Field } from "../schema.js" */
/** @import { Control, Form } from "./control.js" */

class Items {
  /**
   * @param {Field} field
   * @param {Form} form
   */
  constructor(field, form) {
    this.field = field;
    this.form = form;
    this.list = h("ol", { class: "many", id: newId() });
    this.add = h("button", { type: "button", class: "button button--quiet" }, field.add);
    /** @type {Item[]} */
    this.items = [];
  }

  /** @param {() => void} changed */
  append(changed) {
    const item = new Item(this.controlOfOne());
    item.remove.addEventListener("click", () => {
      this.take(item);
      changed();
      this.form.announce(fill(this.form.data.words.removed, { item: item.name }));
    });
    this.items.push(item);
    this.list.append(item.row);
    this.rename();
    return item;
  }

  controlOfOne() {
    const { field, form } = this;
    if (field.shape === "groups") return form.make({ ...field, shape: "group", label: "", hint: "" }, form);
    return form.make({ ...field, shape: field.of ?? "text", hint: "" }, form);
  }

  /**
   * Takes an item away; the focus goes to how the next one is removed, or to how one is added.
   * @param {Item} item
   */
  take(item) {
    const place = this.items.indexOf(item);
    this.items = this.items.filter((one) => one !== item);
    item.row.remove();
    this.rename();
    (this.items[Math.min(place, this.items.length - 1)]?.remove ?? this.add).focus();
  }

  rename() {
    const { words } = this.form.data;
    this.items.forEach((item, place) => item.rename(fill(words.item, { item: this.field.item, n: place + 1 }), words));
  }

  filled() {
    return this.items.filter((item) => !isEmpty(item.control.get()));
  }
}

class Item {
  /** @param {Control} control */
  constructor(control) {
    this.control = control;
    this.name = "";
    this.remove = h("button", { type: "button", class: "button button--quiet" });
    this.title = one(control.element, "legend, label");
    this.row = h("li", {}, control.element, this.remove);
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} words
   */
  rename(name, words) {
    this.name = name;
    this.title.textContent = name;
    this.remove.textContent = fill(words.remove, { item: name });
  }
}

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Control}
 */
export function manyControl(field, form) {
  const items = new Items(field, form);
  const { element, show } = grouped(field, items.list, form);
  element.append(items.add);
  const changed = () => form.changed(control, true);
  /** @type {Control} */
  const control = {
    ...base(field, items.add),
    element,
    get() {
      const values = items.filled().map((item) => item.control.get());
      return values.length ? values : undefined;
    },
    set(values) {
      for (const value of values) items.append(changed).control.set(value);
    },
    find: (place) => items.filled()[Number(place)]?.control,
    controls: () => items.items.map((item) => item.control),
    show,
  };
  items.add.addEventListener("click", () => {
    const item = items.append(changed);
    item.control.focus.focus();
    changed();
    form.announce(fill(form.data.words.added, { item: item.name }));
  });
  return control;
}
