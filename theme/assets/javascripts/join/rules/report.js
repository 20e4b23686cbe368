// What was found in an entry so far.

import { fill } from "../../shared/fill.js";

/** @import { Message, Path, Problem } from "../schema.js" */

export class Report {
  /** @param {Record<string, Message>} messages */
  constructor(messages) {
    this.messages = messages;
    /** @type {Problem[]} */
    this.problems = [];
  }

  /**
   * @param {Path} path
   * @param {string} about
   * @param {Record<string, unknown>} [values]
   */
  say(path, about, values = {}) {
    const [code, text, warning] = this.messages[about];
    this.problems.push({ path, code, text: fill(text, values), warning });
  }

  /** @param {Path} path */
  within(...path) {
    return this.problems.filter((problem) => path.every((step, place) => problem.path[place] === step));
  }

  /**
   * Whether something is a mistake there, and not only worth a look.
   * @param {Path} path
   */
  faulty(...path) {
    return this.within(...path).some(({ warning }) => !warning);
  }
}
