// The draft of an entry: kept while it is written, gone on with at the next visit, and discarded.

import { h } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { carryOver, same } from "./carry-over.js";
import { Draft } from "./draft.js";
import { announce, part } from "./page.js";

/** @import { Kept } from "./draft.js" */
/** @import { EntryForm } from "./entry-form.js" */

/** @param {Event} event */
const stay = (event) => event.preventDefault();

export class Drafts {
  /** @param {EntryForm} form */
  constructor(form) {
    this.form = form;
    this.words = form.data.words;
    this.draft = new Draft(form.present ? `?partner=${form.asked}` : "");
    this.unkept = false; // whether there are changes that the draft has not
    form.onChange = () => (this.unkept = true);
    form.onLook = () => this.keep();
    addEventListener("pagehide", () => this.keep());
  }

  keep() {
    if (!this.unkept) return;
    this.unkept = false;
    const { begun, id } = this.form;
    const entry = this.form.record();
    const named = id.chosen;
    if (same(entry, begun) && !named) this.draft.discard();
    else if (!this.draft.keep({ entry, begun, named })) addEventListener("beforeunload", stay);
  }

  /** Nothing is lost that was copied or sent. */
  letGo() {
    removeEventListener("beforeunload", stay);
  }

  /** Draws the form with the draft in it, or without one. */
  resume() {
    if (this.goOn()) return;
    this.form.draw(this.form.begun);
    this.show(null);
  }

  /** Whether there was a draft to go on with. One that the form cannot hold is let go: it would be in the way at every visit. */
  goOn() {
    const kept = this.draft.read();
    if (!kept) return false;
    const { form, draft } = this;
    try {
      const names = form.data.fields.map(({ name }) => name);
      const { entry, both } = carryOver(kept.entry, kept.begun, form.begun, names);
      form.draw(entry, kept.named);
      // A draft that was published since has nothing more to say.
      if (same(entry, form.begun) && !kept.named) draft.discard();
      this.show(draft.read(), both);
      return true;
    } catch {
      draft.discard();
      return false;
    }
  }

  discard() {
    this.draft.discard();
    this.form.draw(this.form.begun);
    this.show(null);
    this.form.field("name").focus.focus();
    announce(this.words.discarded);
  }

  /**
   * Says what stands in the form.
   * @param {Kept | null} kept
   * @param {string[]} both Fields that were changed by others too.
   */
  show(kept, both = []) {
    const note = part("note");
    const paragraphs = this.told(kept, both).map((text) => h("p", {}, text));
    const button = h("button", { type: "button", class: "button button--quiet" }, this.words.discard);
    button.addEventListener("click", () => this.discard());
    note.replaceChildren(...paragraphs, ...(kept ? [button] : []));
    note.hidden = !paragraphs.length;
  }

  /**
   * @param {Kept | null} kept
   * @param {string[]} both
   */
  told(kept, both) {
    const { form, words } = this;
    const { present, asked, begun } = form;
    const told = [];
    if (asked && !present) told.push(fill(words.missing, { id: asked }));
    if (present) told.push(fill(kept ? words.editing_draft : words.editing, { name: present.name }));
    else if (kept) told.push(words.draft);
    if (kept && !same(kept.begun, begun)) told.push(words.draft_carried);
    const labels = both.map((name) => form.field(name).field.label);
    if (both.length) told.push(fill(words.draft_both, { fields: labels.join(", ") }));
    return told;
  }
}
