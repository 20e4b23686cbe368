// The form on /join/: draws it from the network's data, checks while people write, and makes the file to propose.

import { get } from "../shared/data.js";
import { one } from "../shared/elements.js";
import { fold } from "../shared/folding.js";
import { Drafts } from "./drafts.js";
import { EntryForm } from "./entry-form.js";
import { root } from "./page.js";
import { Rules } from "./rules/rules.js";
import { offerSending } from "./sending.js";
import { ownDay } from "./today.js";

/** @import { Entry, FormData, Listed } from "./schema.js" */

const loading = one(document, "#entry-loading");

/**
 * An entry in full.
 * @param {string} id
 * @returns {Promise<Entry>}
 */
const entryOf = async (id) => (await get(`${root.dataset.entries}${id}.json`)).entry;

/**
 * Partners as choices, by name.
 * @param {Listed[]} rows
 * @returns {[string, string][]}
 */
const choices = (rows) =>
  rows
    .map(({ id, name }) => /** @type {[string, string]} */ ([id, name]))
    .sort((a, b) => (fold(a[1]) < fold(b[1]) ? -1 : 1));

async function load() {
  /** @type {[FormData, Listed[]]} */
  const [data, rows] = await Promise.all([get(root.dataset.form), get(root.dataset.partners)]);
  const asked = new URLSearchParams(location.search).get("partner");
  const listed = new Map(rows.map((row) => [row.id, row]));
  const present = asked && listed.has(asked) ? await entryOf(asked) : undefined;
  const rules = new Rules(data, listed, ownDay());
  data.choices.partner = choices(rows.filter(({ id }) => id !== asked));

  const form = new EntryForm(data, rules, asked, present);
  const drafts = new Drafts(form);
  offerSending(form, drafts);
  drafts.resume();
  loading.remove();
  root.hidden = false;
}

load().catch((error) => {
  loading.textContent = root.dataset.failed ?? "";
  throw error;
});
