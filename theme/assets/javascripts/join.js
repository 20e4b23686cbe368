// The form on /join/: draws it from the network's data, checks while people write, and makes the file to propose.

import { fold, needsSpelling, slug } from "./folding.js";
import { fieldsControl, h, isEmpty, make, textControl } from "./join-controls.js";
import { Draft, carryOver, same } from "./join-draft.js";
import { showNow, showSoon } from "./join-pace.js";
import { Rules, fill } from "./join-rules.js";
import { write } from "./join-yaml.js";

const root = document.querySelector("[data-entry]");
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const status = part("status");
const loading = document.querySelector("#entry-loading");

const announce = (text) => (status.textContent = text);
const stay = (event) => event.preventDefault();

// The day that it is where somebody writes, which may be another than in Greenwich.
function ownDay() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

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

// `present` is the entry that is asked for, as it is published; nothing if there is none.
function start(data, partners, asked, present) {
  const { words } = data;
  const rules = new Rules(data, partners, ownDay());
  data.choices.partner = [...partners.values()]
    .filter((partner) => partner.id !== asked)
    .map((partner) => [partner.id, partner.name])
    .sort((a, b) => (fold(a[1]) < fold(b[1]) ? -1 : 1));

  const draft = new Draft(present ? `?partner=${asked}` : "");
  const form = { data, rules, announce, changed };
  const makeAll = () => fieldsControl({}, data.fields.map((field) => make(field, form)));
  const begun = published();
  let entry; // all controls
  let nameOfEntry; // that of the name in addresses
  let ownId; // whether somebody chose that name, and did not just leave it as the form made it
  let unkept = false; // whether there are changes that the draft has not

  // What is published, as the form holds it.
  function published() {
    const controls = makeAll();
    controls.set(present ?? {});
    return controls.get() ?? {};
  }

  function draw(values, named = "") {
    entry = makeAll();
    nameOfEntry = textControl({ name: "id", type: "id", label: words.id, hint: words.id_hint, required: true }, form);
    ownId = Boolean(named);
    const sections = data.sections.map((section, place) => {
      const controls = section.fields.map((name) => entry.find(name));
      if (place === 0 && !present) controls.splice(1, 0, nameOfEntry);
      const parts = controls.map((control) => control.element);
      return h("fieldset", { class: "entry-section" }, h("legend", {}, section.title), h("p", { class: "hint" }, section.text), ...parts);
    });
    part("fields").replaceChildren(...sections);
    entry.set(values);
    nameOfEntry.set(named || madeId());
    // What is already there was filled in before, and its problems are shown.
    for (const control of all()) control.touched = Boolean(present) || !isEmpty(control.get());
    part("summary").hidden = true;
    part("ready").hidden = true;
    refresh();
  }

  const madeId = () => slug(entry.find("name").get() ?? "", rules.letters).slice(0, data.limits.id).replace(/-$/, "");
  // Letters of other scripts are spelled by a table that few need, so it is loaded for them alone.
  let spelling;
  function spell() {
    if (spelling || !needsSpelling(entry.find("name").get() ?? "")) return;
    spelling = get(root.dataset.form.replace("partner.json", "letters.json")).then((letters) => {
      rules.letters = letters;
      if (ownId) return;
      nameOfEntry.set(madeId());
      refresh();
    });
  }
  const id = () => (present ? asked : (nameOfEntry.get() ?? ""));
  const file = () => rules.file(id() || "your-organization");
  const record = () => entry.get() ?? {};
  const text = () => write(record(), data.fields, file());
  const all = () => [nameOfEntry, ...everyControl(entry)].filter((control) => control.show);

  function problemsByControl() {
    const top = { find: (name) => (name === "id" ? nameOfEntry : entry.find(name)) };
    const found = new Map();
    for (const problem of rules.problems(record(), id(), !present)) {
      const control = controlAt(top, problem.path);
      found.set(control, [...(found.get(control) ?? []), problem]);
    }
    return found;
  }

  function refresh() {
    const found = problemsByControl();
    for (const control of all()) {
      // What is missing is told when a field was passed; what is wrong, when it was filled in.
      control.show(control.touched ? (found.get(control) ?? []) : []);
    }
    part("file").querySelector("pre code").textContent = text();
    part("name").textContent = file();
    return found;
  }

  // `done` tells that somebody went on to something else.
  function changed(control, done) {
    unkept = true;
    part("ready").hidden = true;
    if (control === nameOfEntry) ownId = Boolean(nameOfEntry.get());
    if (control === entry.find("name") && !ownId) {
      nameOfEntry.set(madeId());
      spell();
    }
    const look = () => {
      keep();
      const mine = refresh().get(control) ?? [];
      if (done && control.show) announce(mine.map(({ text, warning }) => `${warning ? words.warning : words.error} ${text}`).join(" "));
    };
    if (done) showNow(look);
    else showSoon(look);
  }

  // The draft

  function keep() {
    if (!unkept) return;
    unkept = false;
    const named = ownId ? nameOfEntry.get() : undefined;
    if (same(record(), begun) && !named) draft.discard();
    else if (!draft.keep({ entry: record(), begun, named })) addEventListener("beforeunload", stay);
  }

  function discard() {
    draft.discard();
    draw(begun);
    showNote();
    entry.find("name").focus.focus();
    announce(words.discarded);
  }

  const labelOf = (name) => entry.find(name).field.label;

  function showNote(kept, both = []) {
    const told = [];
    if (asked && !present) told.push(fill(words.missing, { id: asked }));
    if (present) told.push(fill(kept ? words.editing_draft : words.editing, { name: present.name }));
    else if (kept) told.push(words.draft);
    if (kept && !same(kept.begun, begun)) told.push(words.draft_carried);
    if (both.length) told.push(fill(words.draft_both, { fields: both.map(labelOf).join(", ") }));
    const paragraphs = told.map((text) => h("p", {}, text));
    const button = h("button", { type: "button", class: "button button--quiet" }, words.discard);
    button.addEventListener("click", discard);
    part("note").replaceChildren(...paragraphs, ...(kept ? [button] : []));
    part("note").hidden = !paragraphs.length;
  }

  // Sending it

  function showSummary(errors) {
    const summary = part("summary");
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
  }

  // Where the entry is proposed, as what that is shown, and what to do there.
  function way(content) {
    if (present) {
      const editor = data.edit_url?.replace("{file}", file());
      return editor ? [editor, words.open_edit, words.steps_edit] : [null, "", words.steps_send];
    }
    if (!data.new_url) return [null, "", words.steps_send];
    const opened = (text) => fill(data.new_url, { name: encodeURIComponent(nameOfFile()), content: encodeURIComponent(text) });
    const link = opened(content);
    return link.length <= data.longest_link ? [link, words.open_new, words.steps_new] : [opened(""), words.open_empty, words.steps_long];
  }

  // What an entry can do without for now, but not whoever is listed.
  function showNotes({ alignment, contact }) {
    const noted = [!alignment && data.choices.principle.length && words.no_principle, !contact && words.no_contact];
    part("notes").replaceChildren(...noted.filter(Boolean).map((text) => h("p", {}, `${words.warning} ${text}`)));
  }

  const nameOfFile = () => file().split("/").pop();

  function showReady() {
    const content = text();
    const [address, label, steps] = way(content);
    showNotes(record());
    part("steps").replaceChildren(...fill(steps, { file: file() }).split("\n").map((step) => h("li", {}, step)));
    const open = part("open");
    open.hidden = !address;
    open.textContent = label;
    if (address) open.setAttribute("href", address);
    const download = part("download");
    download.classList.toggle("button--quiet", Boolean(address));
    URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
    download.download = nameOfFile();
    part("ready").hidden = false;
    part("ready-title").focus();
  }

  root.addEventListener("submit", (event) => {
    event.preventDefault();
    // What is added later is not asked about before somebody has been there.
    for (const control of all()) control.touched = true;
    const found = refresh();
    const errors = all().flatMap((control) =>
      (found.get(control) ?? []).filter((problem) => !problem.warning).map((problem) => [control, problem]),
    );
    part("ready").hidden = true;
    showSummary(errors);
    announce(errors.length ? fill(words.to_mend, { n: errors.length }) : words.clean);
    if (!errors.length) showReady();
  });

  const leave = () => removeEventListener("beforeunload", stay);
  part("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
      announce(words.copied);
      leave();
    } catch {
      getSelection().selectAllChildren(part("file").querySelector("pre code"));
      announce(words.copy_failed);
    }
  });
  for (const name of ["open", "download"]) part(name).addEventListener("click", leave);
  addEventListener("pagehide", keep);

  // Whether there was a draft to go on with. One that the form cannot hold is let go: it would be in the way at every visit.
  function resume() {
    const kept = draft.read();
    if (!kept) return false;
    try {
      const { entry: values, both } = carryOver(kept.entry, kept.begun, begun, data.fields.map(({ name }) => name));
      draw(values, kept.named);
      // A draft that was published since has nothing more to say.
      if (same(values, begun) && !kept.named) draft.discard();
      showNote(draft.read(), both);
      return true;
    } catch {
      draft.discard();
      return false;
    }
  }

  if (!resume()) {
    draw(begun);
    showNote();
  }
  loading.remove();
  root.hidden = false;
}

const get = async (address) => (await fetch(address)).json();

// An entry in full: from the part that it is in by its place among all.
async function entryAt(place, id, size) {
  const part = await get(`${root.dataset.parts}${Math.floor(place / size)}.json`);
  if (!Object.hasOwn(part, id)) throw new Error("The list of entries and their parts are not of one build.");
  return part[id];
}

async function load() {
  const [data, rows] = await Promise.all([get(root.dataset.form), get(root.dataset.partners)]);
  const asked = new URLSearchParams(location.search).get("partner");
  const place = rows.findIndex(({ id }) => id === asked);
  const present = place < 0 ? undefined : await entryAt(place, asked, data.per_part);
  start(data, new Map(rows.map((row) => [row.id, row])), asked, present);
}

load().catch((error) => {
  loading.textContent = root.dataset.failed;
  throw error;
});
