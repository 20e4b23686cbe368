// The controls that the form on /join/ is made of. Each has its element, the value it stands for (undefined if empty),
// and a way to show problems on it. `form` is what they share: the network's data, the rules, and whom to tell of changes.

import { fill, lengthOf } from "./join-rules.js";

let count = 0;

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export const isEmpty = (value) =>
  value === undefined || (typeof value === "object" && Object.values(value).every(isEmpty));

// What is wrong with one field. It stands after the control: whoever leaves a field goes on to the next, and not to a
// link in an answer. An answer that is still the same is left as it is, and with it the focus on its link.
function troubles(id, { words, help }) {
  const box = h("div", { class: "troubles", id: `${id}-error` });
  box.hidden = true;
  let shown = "[]";
  const show = (problems) => {
    const asked = JSON.stringify(problems);
    if (asked === shown) return;
    shown = asked;
    box.hidden = !problems.length;
    box.replaceChildren(
      ...problems.map(({ code, text, warning }) => {
        const word = warning ? words.warning : words.error;
        const more = code ? h("small", {}, h("a", { href: help.replace("{code}", code) }, code)) : undefined;
        return h("p", { class: warning ? "warning" : "error" }, `${word} ${text} `, more);
      }),
    );
  };
  return { box, show };
}

function labeled(field, control, form, { legend = false, more } = {}) {
  const id = control.id;
  const { box, show } = troubles(id, form.data);
  const hint = field.hint && field.hint !== field.label ? h("p", { class: "hint", id: `${id}-hint` }, field.hint) : undefined;
  const required = field.required ? h("span", { class: "meta" }, ` (${field.required_if ?? form.data.words.required})`) : undefined;
  const told = [hint && `${id}-hint`, more && `${id}-more`, `${id}-error`].filter(Boolean).join(" ");
  if (legend) {
    const element = h("fieldset", { class: "field", "aria-describedby": told }, h("legend", {}, field.label, required));
    element.append(...[hint, control, box].filter(Boolean));
    return { element, show };
  }
  control.setAttribute("aria-describedby", told);
  const label = h("label", { for: id }, field.label, required);
  return { element: h("div", { class: "field" }, label, hint, control, box, more), show };
}

function base(field, focus) {
  return {
    field,
    focus,
    touched: false,
    find: () => undefined,
    controls: () => [],
  };
}

// Marks a control as one that was filled in or passed, from when on its problems are shown.
function touches(control, element, form) {
  element.addEventListener("input", () => form.changed(control, false));
  element.addEventListener("change", () => {
    control.touched = true;
    form.changed(control, true);
  });
}

export function textControl(field, form) {
  const id = `entry-${++count}`;
  const long = field.type === "paragraph" || field.type === "prose";
  const kind = { url: "url", email: "email" }[field.type];
  const input = long
    ? h("textarea", { id, rows: field.type === "prose" ? 10 : 3 })
    : h("input", { id, type: "text", inputmode: kind, autocomplete: "off", spellcheck: kind ? "false" : undefined });
  if (field.required && !field.required_if) input.setAttribute("aria-required", "true");
  const counter = long && field.limit ? h("p", { class: "hint", id: `${id}-more` }) : undefined;
  const { element, show } = labeled(field, input, form, { more: counter });
  const control = {
    ...base(field, input),
    element,
    get() {
      const text = form.rules.clean(input.value);
      return (field.type === "prose" ? text.replace(/^\s+|\s+$/g, "") : text.replace(/\s+/g, " ").trim()) || undefined;
    },
    set(value) {
      input.value = value;
      recount();
    },
    show(problems) {
      show(problems);
      input.toggleAttribute("aria-invalid", false);
      if (problems.some((problem) => !problem.warning)) input.setAttribute("aria-invalid", "true");
    },
  };
  const recount = () => {
    if (counter) counter.textContent = fill(form.data.words.characters, { n: lengthOf(control.get() ?? ""), limit: field.limit });
  };
  input.addEventListener("input", recount);
  touches(control, input, form);
  recount();
  return control;
}

const optionsOf = (field, { data }) => field.options ?? data.choices[field.choices];

function choiceControl(field, form) {
  const id = `entry-${++count}`;
  const select = h("select", { id });
  if (field.required) select.setAttribute("aria-required", "true");
  const { choose, none } = form.data.words;
  if (!field.default) select.append(h("option", { value: "" }, field.required ? choose : none));
  for (const [value, name] of optionsOf(field, form)) select.append(h("option", { value }, name));
  select.value = field.default ?? "";
  const { element, show } = labeled(field, select, form);
  const control = {
    ...base(field, select),
    element,
    get: () => (select.value === (field.default ?? "") ? undefined : select.value),
    set(value) {
      select.value = value;
      if (select.value !== value) {
        select.append(h("option", { value }, value));
        select.value = value;
      }
    },
    show(problems) {
      show(problems);
      select.toggleAttribute("aria-invalid", false);
      if (problems.some((problem) => !problem.warning)) select.setAttribute("aria-invalid", "true");
    },
  };
  touches(control, select, form);
  return control;
}

function flagControl(field, form) {
  const id = `entry-${++count}`;
  const box = h("input", { id, type: "checkbox" });
  const { element, show } = labeled(field, box, form);
  element.classList.add("field--flag");
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

function checksControl(field, form) {
  const id = `entry-${++count}`;
  const list = h("ul", { class: "choices", id });
  const line = ([value, name]) => {
    const box = h("input", { type: "checkbox", value });
    list.append(h("li", {}, h("label", {}, box, ` ${name}`)));
    return box;
  };
  const boxes = optionsOf(field, form).map(line);
  const order = []; // that in which the entry names them already
  const { element, show } = labeled(field, list, form, { legend: true });
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

// What stays as it is. Only an entry that there is already has such a thing.
function keptControl(field, form) {
  const id = `entry-${++count}`;
  const shown = h("p", { id, tabindex: "-1" });
  const button = h("button", { type: "button", class: "button button--quiet" }, fill(form.data.words.remove, { item: field.label }));
  const { box, show } = troubles(id, form.data);
  const hint = h("p", { class: "hint" }, field.hint);
  const element = h("div", { class: "field" }, h("p", { class: "label" }, field.label), hint, shown, button, box);
  element.hidden = true;
  let held;
  const control = {
    ...base(field, button),
    element,
    get: () => held,
    set(value) {
      held = value;
      const told = typeof value === "object" ? Object.values(value).join(", ") : value;
      shown.textContent = `${told}. ${form.data.words.keep}`;
      element.hidden = false;
      button.hidden = field.name !== "reviewed";
    },
    show,
  };
  button.addEventListener("click", () => {
    held = undefined;
    element.hidden = true;
    form.changed(control, true);
    form.announce(fill(form.data.words.removed, { item: field.label }));
  });
  return control;
}

function groupControl(field, form) {
  const id = `entry-${++count}`;
  const parts = field.fields.map((one) => make(one, form));
  const body = h("div", { class: "group", id }, ...parts.map((one) => one.element));
  const { element, show } = labeled(field, body, form, { legend: true });
  return { ...fieldsControl(field, parts), element, show };
}

export function fieldsControl(field, parts) {
  return {
    ...base(field, parts[0]?.focus),
    get() {
      const held = Object.fromEntries(parts.map((one) => [one.field.name, one.get()]).filter(([, value]) => !isEmpty(value)));
      return Object.keys(held).length ? held : undefined;
    },
    set(values) {
      for (const one of parts) if (!isEmpty(values[one.field.name])) one.set(values[one.field.name]);
    },
    find: (name) => parts.find((one) => one.field.name === name),
    controls: () => parts,
  };
}

// Many of a kind: entries that can be added and removed.
function manyControl(field, form) {
  const id = `entry-${++count}`;
  const list = h("ol", { class: "many", id });
  const add = h("button", { type: "button", class: "button button--quiet" }, field.add);
  const { element, show } = labeled(field, list, form, { legend: true });
  element.append(add);
  let items = [];

  const rename = () =>
    items.forEach((item, place) => {
      const name = fill(form.data.words.item, { item: field.item, n: place + 1 });
      item.name = name;
      item.title.textContent = name;
      item.remove.textContent = fill(form.data.words.remove, { item: name });
    });

  const append = () => {
    const remove = h("button", { type: "button", class: "button button--quiet" });
    const inner = field.shape === "groups" ? groupControl({ ...field, label: "", hint: "" }, form) : make({ ...field, shape: field.of, hint: "" }, form);
    const item = { control: inner, remove, title: inner.element.querySelector("legend, label"), row: h("li", {}, inner.element, remove) };
    remove.addEventListener("click", () => {
      const place = items.indexOf(item);
      items = items.filter((one) => one !== item);
      item.row.remove();
      rename();
      (items[Math.min(place, items.length - 1)]?.remove ?? add).focus();
      form.changed(control, true);
      form.announce(fill(form.data.words.removed, { item: item.name }));
    });
    items.push(item);
    list.append(item.row);
    rename();
    return item;
  };

  add.addEventListener("click", () => {
    const item = append();
    item.control.focus.focus();
    form.changed(control, true);
    form.announce(fill(form.data.words.added, { item: item.name }));
  });

  const filled = () => items.filter((item) => !isEmpty(item.control.get()));
  const control = {
    ...base(field, add),
    element,
    get() {
      const values = filled().map((item) => item.control.get());
      return values.length ? values : undefined;
    },
    set(values) {
      for (const value of values) append().control.set(value);
    },
    find: (place) => filled()[place]?.control,
    controls: () => items.map((item) => item.control),
    show,
  };
  return control;
}

export function make(field, form) {
  const shapes = {
    choice: choiceControl,
    checks: checksControl,
    flag: flagControl,
    group: groupControl,
    groups: manyControl,
    kept: keptControl,
    many: manyControl,
    text: textControl,
  };
  return shapes[field.shape](field, form);
}
