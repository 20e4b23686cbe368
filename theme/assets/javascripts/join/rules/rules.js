// Checks an entry by the rules of the network's own check. Patterns, limits, choices and messages come from the network's
// program as data; what stands in these modules is the order in which they are asked, as in its records/types.py and
// records/rules.py, and both are tested by the same vectors. Of what is missing alone the form has words of its own: those
// of the check are about keys of a file, which nobody sees who fills in a form.

import { checkBetween } from "./between.js";
import { Book } from "./book.js";
import { FieldRules } from "./fields.js";
import { Names } from "./names.js";
import { OtherRules } from "./others.js";
import { ProseRules } from "./prose.js";
import { Report } from "./report.js";
import { signOf, wording } from "./wording.js";

/** @import { Letters } from "../../shared/folding.js" */
/** @import { Entry, FormData, Listed } from "../schema.js" */

export class Rules {
  /**
   * @param {FormData} data
   * @param {Map<string, Listed>} partners The entries that there are, by id.
   * @param {string} today The last day that an entry can tell of.
   * @param {(entity: string) => string} [decode] What a code of HTML stands for.
   */
  constructor(data, partners, today, decode = signOf) {
    this.data = data;
    this.today = today;
    /** @type {Letters} */
    this.letters = {}; // how those of other scripts are spelled, where a name needs it
    this.book = new Book(data);
    this.fields = new FieldRules(this.book, decode);
    this.prose = new ProseRules(this.book, new Names(data, partners));
    this.others = new OtherRules(this.book, partners);
  }

  /**
   * A text without signs that nobody can see.
   * @param {string} text
   */
  clean(text) {
    return this.book.clean(text);
  }

  /**
   * The file that an entry is in.
   * @param {string} id
   */
  file(id) {
    return this.others.file(id);
  }

  /**
   * What is wrong with an entry: where, with which code, and what to say.
   * @param {Entry} entry
   * @param {string} id
   * @param {boolean} isNew
   */
  problems(entry, id, isNew) {
    const report = new Report(this.data.messages);
    // The form makes the id of the name: while there is no name, one mistake is enough.
    if (isNew && (id || entry.name)) this.others.checkId(id, this.letters, report);
    this.fields.check(this.data.fields, entry, [], report);
    this.checkAbout(entry.about, report);
    checkBetween(entry, this.book, this.today, report);
    this.others.check(entry, id, report);
    return report.problems;
  }

  /**
   * @param {string | undefined} about
   * @param {Report} report
   */
  checkAbout(about, report) {
    if (!about) return;
    const prose = report.faulty("about") ? [] : this.prose.problems(about);
    for (const wrong of [...prose, ...wording(about, this.book)]) report.say(["about"], ...wrong);
  }
}
