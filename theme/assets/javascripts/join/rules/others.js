// Between an entry and the others that there are.

import { fold, slug } from "../../shared/folding.js";
import { fill } from "../../shared/fill.js";
import { lengthOf } from "../lengths.js";
import { bare } from "./web.js";

/** @import { Letters } from "../../shared/folding.js" */
/** @import { Entry, Listed } from "../schema.js" */
/** @import { Book } from "./book.js" */
/** @import { Report } from "./report.js" */

const NO_PART_OF_A_NAME = ["the", "inc", "incorporated", "llc", "ltd"];

export class OtherRules {
  /**
   * @param {Book} book
   * @param {Map<string, Listed>} partners The entries that there are, by id.
   */
  constructor(book, partners) {
    this.book = book;
    this.partners = partners;
    this.files = new Map(Object.entries(book.data.files));
    // What makes an entry look like another, made ready once for all that is typed.
    this.looks = [...partners.values()]
      .filter(({ status }) => status !== "former")
      .map(({ id, name, url }) => ({ id, name: bareName(name), url: url && bare(url, book) }));
  }

  /**
   * The file that an entry is in.
   * @param {string} id
   */
  file(id) {
    return this.files.get(id) ?? `partners/${id}.md`;
  }

  /**
   * The entry's own name in addresses.
   * @param {string} value
   * @param {Letters} letters
   * @param {Report} report
   */
  checkId(value, letters, report) {
    const { data, whole } = this.book;
    const limit = data.limits.id;
    const length = lengthOf(value);
    if (!value) report.say(["id"], "missing");
    else if (length > limit) report.say(["id"], "id.long", { length, limit });
    else if (!whole.id.test(value)) {
      const guess = slug(value, letters).slice(0, limit).replace(/-$/, "");
      report.say(["id"], guess ? "id.guess" : "id.unknown", { value, guess });
    } else this.checkFree(value, report);
  }

  /**
   * @param {string} value
   * @param {Report} report
   */
  checkFree(value, report) {
    if (this.partners.has(value)) {
      const text = fill(this.book.data.words.id_taken, { file: this.file(value) });
      report.problems.push({ path: ["id"], code: "", text, warning: false });
      return;
    }
    const isOld = [...this.partners.values()].some(({ formerly }) => formerly?.includes(value));
    if (isOld) report.say(["id"], "id.in_use", { value, file: `partners/${value}.md` });
  }

  /**
   * @param {Entry} entry
   * @param {string} id
   * @param {Report} report
   */
  check(entry, id, report) {
    if (entry.status === "former") this.checkLeft(entry, id, report);
    else this.checkAlike(entry, id, report);
  }

  /**
   * @param {Entry} entry
   * @param {string} id
   * @param {Report} report
   */
  checkLeft({ name, succeeded_by: successor }, id, report) {
    if (!this.book.data.leads.includes(id) || !name) return;
    report.say(["status"], successor ? "succeeded" : "left", { name, successor });
  }

  /**
   * @param {Entry} entry
   * @param {string} id
   * @param {Report} report
   */
  checkAlike(entry, id, report) {
    const name = bareName(entry.name ?? "");
    const url = entry.url && !report.faulty("url") && bare(entry.url, this.book);
    const others = this.looks.filter((other) => other.id !== id);
    const sameName = name && others.find((other) => other.name === name);
    const sameUrl = url && others.find((other) => other.url === url);
    if (sameName) report.say(["name"], "same_name", { file: this.file(sameName.id) });
    if (sameUrl && sameUrl !== sameName) report.say(["url"], "same_url", { file: this.file(sameUrl.id) });
  }
}

/**
 * A name without what makes no difference to whose it is.
 * @param {string} name
 */
function bareName(name) {
  const plain = fold(name).replace(/&/g, " and ").replace(/['’]/g, "");
  const words = plain.match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.filter((word) => !NO_PART_OF_A_NAME.includes(word)).join("");
}
