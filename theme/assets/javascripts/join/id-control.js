// The entry's name in addresses. The form makes it of the entry's name, until somebody chooses another.

import { get } from "../shared/data.js";
import { needsSpelling, slug } from "../shared/folding.js";
import { textControl } from "./controls/text.js";
import { root } from "./page.js";

/** @import { Control, Form } from "./controls/control.js" */

export class IdControl {
  /**
   * @param {Form} form
   * @param {Pick<Control, "find">} entry
   */
  constructor(form, entry) {
    const { words } = form.data;
    this.form = form;
    this.name = /** @type {Control} */ (entry.find("name"));
    this.control = textControl(
      { name: "id", shape: "text", type: "id", label: words.id, hint: words.id_hint, required: true },
      form,
    );
    this.isOwn = false; // whether somebody chose it
  }

  get value() {
    return this.control.get() ?? "";
  }

  /** What somebody chose; undefined if that is what the form made. */
  get chosen() {
    return this.isOwn ? this.control.get() : undefined;
  }

  /** @param {string | undefined} named */
  start(named) {
    this.isOwn = Boolean(named);
    this.control.set(named || this.made());
  }

  made() {
    const { rules, data } = this.form;
    return slug(this.name.get() ?? "", rules.letters)
      .slice(0, data.limits.id)
      .replace(/-$/, "");
  }

  /**
   * @param {Control} control
   * @param {() => void} refresh
   */
  changed(control, refresh) {
    if (control === this.control) this.isOwn = Boolean(this.control.get());
    if (control !== this.name || this.isOwn) return;
    this.control.set(this.made());
    this.spell(refresh);
  }

  /**
   * Letters of other scripts are spelled by a table that few need, so it is loaded for them alone.
   * @param {() => void} refresh
   */
  async spell(refresh) {
    if (this.spelling || !needsSpelling(this.name.get() ?? "")) return;
    this.spelling = true;
    this.form.rules.letters = await get(root.dataset.form?.replace("partner.json", "letters.json"));
    if (this.isOwn) return;
    this.control.set(this.made());
    refresh();
  }
}
