// The form on /join/: draws it from the network's data, checks while people write, and makes the file to propose.
// Nothing is stored: what is written lives in this page until it is sent.

import { Rules, fill, fold, lengthOf, slug } from "./join-rules.js";
import { write } from "./join-yaml.js";

const PAUSE = 250;

const root = document.querySelector("[data-entry]");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const status = part("status");
const loading = document.querySelector("#entry-loading");
let data;
let rules;
let changed = () => {};
let count = 0;

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

const announce = (text) => (status.textContent = text);
const isEmpty = (value) =>
  value === undefined || (typeof value === "object" && Object.values(value).every(isEmpty));

// What is wrong with one field, below its label.
function troubles(id) {
  const box = h("div", { class: "troubles", id: `${id}-error` });
  box.hidden = true;
  const show = (problems) => {
    box.hidden = !problems.length;
    box.replaceChildren(
      ...problems.map(({ code, text, warning }) => {
        const word = warning ? data.words.warning : data.words.error;
        return h("p", { class: warning ? "warning" : "error" }, `${word} ${text} `, h("small", {}, code));
      }),
    );
  };
  return { box, show };
}

// Controls. Each has its element, the value it stands for (undefined if empty), and a way to show problems on it.

function labelled(field, control, { legend = false, more } = {}) {
  const id = control.id;
  const { box, show } = troubles(id);
  const hint = field.hint && field.hint !== field.label ? h("p", { class: "hint", id: `${id}-hint` }, field.hint) : undefined;
  const required = field.required ? h("span", { class: "meta" }, ` (${data.words.required})`) : undefined;
  const told = [hint && `${id}-hint`, more && `${id}-more`, `${id}-error`].filter(Boolean).join(" ");
  if (legend) {
    const element = h("fieldset", { class: "field", "aria-describedby": told }, h("legend", {}, field.label, required));
    element.append(...[hint, box, control].filter(Boolean));
    return { element, show };
  }
  control.setAttribute("aria-describedby", told);
  const label = h("label", { for: id }, field.label, required);
  return { element: h("div", { class: "field" }, label, hint, box, control, more), show };
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
function touches(control, element) {
  element.addEventListener("input", () => changed(control, false));
  element.addEventListener("change", () => {
    control.touched = true;
    changed(control, true);
  });
}

function textControl(field) {
  const id = `entry-${++count}`;
  const long = field.type === "paragraph" || field.type === "prose";
  const kind = { url: "url", email: "email" }[field.type];
  const input = long
    ? h("textarea", { id, rows: field.type === "prose" ? 10 : 3 })
    : h("input", { id, type: "text", inputmode: kind, autocomplete: "off", spellcheck: kind ? "false" : undefined });
  if (field.required) input.setAttribute("aria-required", "true");
  const counter = long && field.limit ? h("p", { class: "hint", id: `${id}-more` }) : undefined;
  const { element, show } = labelled(field, input, { more: counter });
  const control = {
    ...base(field, input),
    element,
    get() {
      const text = rules.clean(input.value);
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
    if (counter) counter.textContent = fill(data.words.characters, { n: lengthOf(control.get() ?? ""), limit: field.limit });
  };
  input.addEventListener("input", recount);
  touches(control, input);
  recount();
  return control;
}

const optionsOf = (field) => field.options ?? data.choices[field.choices];

function choiceControl(field) {
  const id = `entry-${++count}`;
  const select = h("select", { id });
  if (field.required) select.setAttribute("aria-required", "true");
  if (!field.default) select.append(h("option", { value: "" }, data.words.none));
  for (const [value, name] of optionsOf(field)) select.append(h("option", { value }, name));
  const { element, show } = labelled(field, select);
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
  touches(control, select);
  return control;
}

function flagControl(field) {
  const id = `entry-${++count}`;
  const box = h("input", { id, type: "checkbox" });
  const { element, show } = labelled(field, box);
  element.classList.add("field--flag");
  const control = {
    ...base(field, box),
    element,
    get: () => (box.checked ? "true" : undefined),
    set: (value) => (box.checked = value === true || value === "true"),
    show,
  };
  touches(control, box);
  return control;
}

function checksControl(field) {
  const id = `entry-${++count}`;
  const list = h("ul", { class: "choices", id });
  const line = ([value, name]) => {
    const box = h("input", { type: "checkbox", value });
    list.append(h("li", {}, h("label", {}, box, ` ${name}`)));
    return box;
  };
  const boxes = optionsOf(field).map(line);
  const order = []; // that in which the entry names them already
  const { element, show } = labelled(field, list, { legend: true });
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
  touches(control, list);
  return control;
}

// What stays as it is. Only an entry that there is already has such a thing.
function keptControl(field) {
  const id = `entry-${++count}`;
  const shown = h("p", { id, tabindex: "-1" });
  const button = h("button", { type: "button", class: "button button--quiet" }, fill(data.words.remove, { item: field.label }));
  const { box, show } = troubles(id);
  const hint = h("p", { class: "hint" }, field.hint);
  const element = h("div", { class: "field" }, h("p", { class: "label" }, field.label), hint, box, shown, button);
  element.hidden = true;
  let held;
  const control = {
    ...base(field, button),
    element,
    get: () => held,
    set(value) {
      held = value;
      const told = typeof value === "object" ? Object.values(value).join(", ") : value;
      shown.textContent = `${told}. ${data.words.keep}`;
      element.hidden = false;
      button.hidden = field.name !== "reviewed";
    },
    show,
  };
  button.addEventListener("click", () => {
    held = undefined;
    element.hidden = true;
    changed(control, true);
    announce(fill(data.words.removed, { item: field.label }));
  });
  return control;
}

function groupControl(field) {
  const id = `entry-${++count}`;
  const parts = field.fields.map(make);
  const body = h("div", { class: "group", id }, ...parts.map((one) => one.element));
  const { element, show } = labelled(field, body, { legend: true });
  return { ...fieldsControl(field, parts), element, show };
}

function fieldsControl(field, parts) {
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
function manyControl(field) {
  const id = `entry-${++count}`;
  const list = h("ol", { class: "many", id });
  const add = h("button", { type: "button", class: "button button--quiet" }, field.add);
  const { element, show } = labelled(field, list, { legend: true });
  element.append(add);
  let items = [];

  const rename = () =>
    items.forEach((item, place) => {
      const name = fill(data.words.item, { item: field.item, n: place + 1 });
      item.name = name;
      item.title.textContent = name;
      item.remove.textContent = fill(data.words.remove, { item: name });
    });

  const append = () => {
    const remove = h("button", { type: "button", class: "button button--quiet" });
    const inner = field.shape === "groups" ? groupControl({ ...field, label: "", hint: "" }) : make({ ...field, shape: field.of, hint: "" });
    const item = { control: inner, remove, title: inner.element.querySelector("legend, label"), row: h("li", {}, inner.element, remove) };
    remove.addEventListener("click", () => {
      const place = items.indexOf(item);
      items = items.filter((one) => one !== item);
      item.row.remove();
      rename();
      (items[Math.min(place, items.length - 1)]?.remove ?? add).focus();
      changed(control, true);
      announce(fill(data.words.removed, { item: item.name }));
    });
    items.push(item);
    list.append(item.row);
    rename();
    return item;
  };

  add.addEventListener("click", () => {
    const item = append();
    item.control.focus.focus();
    changed(control, true);
    announce(fill(data.words.added, { item: item.name }));
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

function make(field) {
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
  return shapes[field.shape](field);
}

// The entry as a whole

function everyControl(control) {
  return [control, ...control.controls().flatMap(everyControl)];
}

// The control that a problem is about, or the nearest one around it.
function controlAt(top, path) {
  let here = top;
  for (const step of path) {
    const next = here.find(step);
    if (!next) break;
    here = next;
  }
  return here;
}

function start(partners, asked) {
  const present = partners[asked];
  const { words } = data;
  rules = new Rules(data, partners, new Date().toISOString().slice(0, 10));
  data.choices.partner = Object.values(partners)
    .filter((partner) => partner.id !== asked)
    .map((partner) => [partner.id, partner.name])
    .sort((a, b) => (fold(a[1]) < fold(b[1]) ? -1 : 1));

  const parts = new Map(data.fields.map((field) => [field.name, make(field)]));
  const top = fieldsControl({}, [...parts.values()]);
  const nameOfEntry = textControl({ name: "id", shape: "text", type: "id", label: words.id, hint: words.id_hint, required: true });
  const entry = { ...top, find: (name) => (name === "id" ? nameOfEntry : top.find(name)) };
  for (const section of data.sections) {
    const controls = section.fields.map((name) => parts.get(name));
    if (section === data.sections[0] && !present) controls.splice(1, 0, nameOfEntry);
    part("fields").append(
      h("fieldset", { class: "entry-section" }, h("legend", {}, section.title), h("p", { class: "hint" }, section.text), ...controls.map((one) => one.element)),
    );
  }

  const id = () => (present ? asked : (nameOfEntry.get() ?? ""));
  const file = () => rules.file(id() || "your-organisation");
  const record = () => entry.get() ?? {};
  const text = () => write(record(), data.fields, file());
  const code = part("file").querySelector("pre code");
  const ready = part("ready");
  const all = () => [nameOfEntry, ...everyControl(top)].filter((control) => control.show);
  let dirty = false;
  let tried = false;
  let ownId = false;
  let timer;

  const problemsByControl = () => {
    const found = new Map();
    for (const problem of rules.problems(record(), id(), !present)) {
      const control = controlAt(entry, problem.path);
      found.set(control, [...(found.get(control) ?? []), problem]);
    }
    return found;
  };

  const refresh = () => {
    const found = problemsByControl();
    for (const control of all()) {
      const problems = found.get(control) ?? [];
      // What is missing is told when a field was passed; what is wrong, when it was filled in.
      control.show(tried || control.touched || present ? problems : []);
    }
    code.textContent = text();
    part("name").textContent = file();
    return found;
  };

  changed = (control, done) => {
    dirty = true;
    ready.hidden = true;
    if (control === nameOfEntry) ownId = Boolean(nameOfEntry.get());
    if (control === parts.get("name") && !present && !ownId) nameOfEntry.set(slug(control.get() ?? "").slice(0, data.limits.id));
    clearTimeout(timer);
    const look = () => {
      const mine = refresh().get(control) ?? [];
      if (done && control.show) announce(mine.map(({ text, warning }) => `${warning ? words.warning : words.error} ${text}`).join(" "));
    };
    if (done) look();
    else timer = setTimeout(look, PAUSE);
  };

  const summary = part("summary");
  const showSummary = (errors) => {
    summary.hidden = !errors.length;
    if (!errors.length) return;
    const items = errors.map(([control, problem]) => {
      const link = h("a", { href: `#${control.focus.id || root.id}` }, `${control.field.label || ""}: ${problem.text}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        control.focus.focus();
        control.element.scrollIntoView({ block: "center" });
      });
      return h("li", {}, link);
    });
    summary.replaceChildren(h("h3", { id: "entry-summary-title" }, fill(words.summary_title, { n: errors.length })), h("ul", {}, ...items));
    summary.focus();
  };

  const showReady = () => {
    const content = text();
    const link = data.new_url?.replace("{name}", encodeURIComponent(file().split("/").pop())).replace("{content}", encodeURIComponent(content));
    const fits = link && link.length <= data.longest_link;
    const empty = data.new_url?.replace("{name}", encodeURIComponent(file().split("/").pop())).replace("{content}", "");
    const editor = data.edit_url?.replace("{file}", file());
    const address = present ? editor : fits ? link : empty;
    const label = present ? words.open_edit : fits ? words.open_new : words.open_empty;
    const steps = !address ? words.ready_link : present ? words.ready_edit : fits ? words.ready_new : words.too_long;
    part("steps").textContent = fill(steps, { file: file() });
    const open = part("open");
    open.hidden = !address;
    open.textContent = label;
    if (address) open.setAttribute("href", address);
    const download = part("download");
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
    download.download = file().split("/").pop();
    ready.hidden = false;
    part("ready-title").focus();
  };

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    tried = true;
    const found = refresh();
    const errors = all().flatMap((control) =>
      (found.get(control) ?? []).filter((problem) => !problem.warning).map((problem) => [control, problem]),
    );
    ready.hidden = true;
    showSummary(errors);
    announce(errors.length ? fill(words.to_mend, { n: errors.length }) : words.clean);
    if (!errors.length) showReady();
  });

  part("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      announce(words.copied);
      dirty = false;
    } catch {
      getSelection().selectAllChildren(code);
      announce(words.copy_failed);
    }
  });
  for (const name of ["open", "download"]) part(name).addEventListener("click", () => (dirty = false));
  addEventListener("beforeunload", (event) => dirty && event.preventDefault());

  if (present) {
    entry.set(present);
    part("note").textContent = fill(words.editing, { name: present.name });
  } else if (asked) {
    part("note").textContent = fill(words.missing, { id: asked });
  }
  part("note").hidden = !asked;
  refresh();
  loading.remove();
  root.hidden = false;
}

// An entry as downloads hold it: `url` is its page's address where it has no site of its own.
function entryOf({ page, ...row }) {
  const { url, ...rest } = row;
  const site = url === page ? undefined : url;
  return { ...rest, url: site, site };
}

async function load() {
  const get = async (name) => (await fetch(root.dataset[name])).json();
  const [form, rows] = await Promise.all([get("form"), get("partners")]);
  data = form;
  start(Object.fromEntries(rows.map((row) => [row.id, entryOf(row)])), new URLSearchParams(location.search).get("partner"));
}

load().catch((error) => {
  loading.textContent = root.dataset.failed;
  throw error;
});
