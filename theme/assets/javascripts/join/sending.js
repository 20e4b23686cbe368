// Sending an entry: a last check, then where it is proposed and how.

import { h } from "../shared/elements.js";
import { fill } from "../shared/fill.js";
import { announce, part, root } from "./page.js";
import { showSummary } from "./summary.js";

/** @import { Drafts } from "./drafts.js" */
/** @import { EntryForm } from "./entry-form.js" */

/**
 * @param {EntryForm} form
 * @param {Drafts} drafts
 */
export function offerSending(form, drafts) {
  const { words } = form.data;
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const errors = lastCheck(form);
    part("ready").hidden = true;
    showSummary(errors, words.summary_title);
    announce(errors.length ? fill(words.to_mend, { n: errors.length }) : words.clean);
    if (!errors.length) showReady(form);
  });
  part("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(form.text());
      announce(words.copied);
      drafts.letGo();
    } catch {
      getSelection()?.selectAllChildren(form.code);
      announce(words.copy_failed);
    }
  });
  for (const name of ["open", "download"]) part(name).addEventListener("click", () => drafts.letGo());
}

/**
 * The mistakes that are left, by their controls.
 * @param {EntryForm} form
 */
function lastCheck(form) {
  const controls = form.all();
  // What is added later is not asked about before somebody has been there.
  for (const control of controls) control.touched = true;
  const found = form.refresh();
  return controls.flatMap((control) => {
    const errors = (found.get(control) ?? []).filter(({ warning }) => !warning);
    return errors.map((problem) => ({ control, problem }));
  });
}

/** @param {EntryForm} form */
function showReady(form) {
  const [content, file] = [form.text(), form.file()];
  const { address, label, steps } = way(form, content);
  showNotes(form);
  const items = fill(steps, { file }).split("\n");
  part("steps").replaceChildren(...items.map((step) => h("li", {}, step)));
  const open = part("open");
  open.hidden = !address;
  open.textContent = label;
  if (address) open.setAttribute("href", address);
  /** @type {HTMLAnchorElement} */
  const download = part("download");
  download.classList.toggle("button--quiet", Boolean(address));
  URL.revokeObjectURL(download.href);
  download.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  download.download = nameOf(file);
  part("ready").hidden = false;
  part("ready-title").focus();
}

/**
 * Where the entry is proposed, as what that is shown, and what to do there. Without an address it is sent.
 * @param {EntryForm} form
 * @param {string} content
 */
function way(form, content) {
  const { data, present } = form;
  const { words, edit_url: editUrl, new_url: newUrl, longest_link: longest } = data;
  const file = form.file();
  const [editor, opener] = [present && editUrl, !present && newUrl];
  if (editor) return { address: editor.replace("{file}", file), label: words.open_edit, steps: words.steps_edit };
  if (!opener) return { address: "", label: "", steps: words.steps_send };
  const name = encodeURIComponent(nameOf(file));
  const address = fill(opener, { name, content: encodeURIComponent(content) });
  if (address.length <= longest) return { address, label: words.open_new, steps: words.steps_new };
  return { address: fill(opener, { name, content: "" }), label: words.open_empty, steps: words.steps_long };
}

/**
 * What an entry can do without for now, but not whoever is listed.
 * @param {EntryForm} form
 */
function showNotes(form) {
  const { words, choices } = form.data;
  const { alignment, contact } = form.record();
  const notes = [];
  if (!alignment && choices.principle.length) notes.push(words.no_principle);
  if (!contact) notes.push(words.no_contact);
  part("notes").replaceChildren(...notes.map((text) => h("p", {}, `${words.warning} ${text}`)));
}

/** @param {string} file */
const nameOf = (file) => file.split("/").at(-1) ?? "";
