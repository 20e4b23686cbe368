// The form itself: its controls, what they hold, and what is wrong with it.

import { h, one } from "../shared/elements.js";
import { fieldsOf } from "./controls/group.js";
import { isEmpty } from "./controls/control.js";
import { make } from "./controls/make.js";
import { IdControl } from "./id-control.js";
import { showNow, showSoon } from "./pace.js";
import { announce, part } from "./page.js";
import { write } from "./yaml.js";

/** @import { Control, Form } from "./controls/control.js" */
/** @import { Rules } from "./rules/rules.js" */
/** @import { Entry, FormData, Path, Problem } from "./schema.js" */

const UNNAMED = "your-organization";

export class EntryForm {
  /**
   * @param {FormData} data
   * @param {Rules} rules
   * @param {string | null} asked Which entry is asked for.
   * @param {Entry | undefined} present That entry as it is published, if there is such a one.
   */
  constructor(data, rules, asked, present) {
    this.data = data;
    this.rules = rules;
    this.asked = asked;
    this.present = present;
    /** @type {Form} */
    this.shared = { data, rules, make, announce, changed: (control, done) => this.changed(control, done) };
    this.entry = this.controls();
    this.id = new IdControl(this.shared, this.entry);
    this.entry.set(present ?? {});
    /** @type {Entry} */
    this.begun = this.record(); // what is published, as the form holds it
    /** Called when something was changed, and once that is looked at. */
    this.onChange = () => {};
    this.onLook = () => {};
  }

  /** Controls for a whole entry. */
  controls() {
    const { fields } = this.data;
    const parts = fields.map((field) => make(field, this.shared));
    return fieldsOf({ name: "", shape: "group", label: "" }, parts);
  }

  /**
   * Draws the form with an entry in it.
   * @param {Entry} values
   * @param {string} [named] The entry's name in addresses, if somebody chose it.
   */
  draw(values, named) {
    this.entry = this.controls();
    this.id = new IdControl(this.shared, this.entry);
    const sections = this.data.sections.map(({ title, text, fields }, place) => {
      const controls = fields.flatMap((name) => this.entry.find(name) ?? []);
      if (place === 0 && !this.present) controls.splice(1, 0, this.id.control);
      const [legend, hint] = [h("legend", {}, title), h("p", { class: "hint" }, text)];
      return h("fieldset", { class: "entry-section" }, legend, hint, ...controls.map(({ element }) => element));
    });
    part("fields").replaceChildren(...sections);
    this.entry.set(values);
    this.id.start(named);
    // What is already there was filled in before, and its problems are shown.
    for (const control of this.all()) control.touched = Boolean(this.present) || !isEmpty(control.get());
    part("summary").hidden = true;
    part("ready").hidden = true;
    this.refresh();
  }

  /**
   * The control of a field of the entry.
   * @param {string} name
   */
  field(name) {
    return /** @type {Control} */ (this.entry.find(name));
  }

  /** @returns {Entry} */
  record() {
    return this.entry.get() ?? {};
  }

  /** What the entry is called in addresses; empty while it has no name. */
  get name() {
    return this.present ? (this.asked ?? "") : this.id.value;
  }

  file() {
    return this.rules.file(this.name || UNNAMED);
  }

  text() {
    return write(this.record(), this.data.fields, this.file());
  }

  /** All controls that have a value or hold others. */
  all() {
    return [this.id.control, ...this.entry.controls().flatMap(withInner)];
  }

  /** Problems by the control that they are about, or by the nearest one around it. */
  problems() {
    /** @type {Map<Control, Problem[]>} */
    const found = new Map();
    for (const problem of this.rules.problems(this.record(), this.name, !this.present)) {
      const control = this.at(problem.path);
      if (control) found.set(control, [...(found.get(control) ?? []), problem]);
    }
    return found;
  }

  /** @param {Path} path */
  at([first, ...rest]) {
    let here = first === "id" ? this.id.control : this.entry.find(first);
    for (const step of rest) {
      const next = here?.find(step);
      if (!next) break;
      here = next;
    }
    return here;
  }

  /** Shows what is wrong, and the file. */
  refresh() {
    const found = this.problems();
    for (const control of this.all()) {
      // What is missing is told when a field was passed; what is wrong, when it was filled in.
      control.show(control.touched ? (found.get(control) ?? []) : []);
    }
    this.code.textContent = this.text();
    part("name").textContent = this.file();
    return found;
  }

  /** Where the file is shown. */
  get code() {
    return one(part("file"), "pre code");
  }

  /**
   * @param {Control} control
   * @param {boolean} done Whether somebody went on to something else.
   */
  changed(control, done) {
    this.onChange();
    part("ready").hidden = true;
    this.id.changed(control, () => this.refresh());
    const look = () => {
      this.onLook();
      const problems = this.refresh().get(control) ?? [];
      if (done) announce(problems.map((problem) => this.told(problem)).join(" "));
    };
    if (done) showNow(look);
    else showSoon(look);
  }

  /** @param {Problem} problem */
  told({ text, warning }) {
    const { words } = this.data;
    return `${warning ? words.warning : words.error} ${text}`;
  }
}

/**
 * @param {Control} control
 * @returns {Control[]}
 */
const withInner = (control) => [control, ...control.controls().flatMap(withInner)];
