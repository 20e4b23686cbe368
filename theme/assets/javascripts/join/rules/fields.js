// Each field by itself: whether it is there where it must be, and whether its value is of its kind.

import { lengthOf } from "../lengths.js";
import { number, registered } from "./codes.js";
import { date, year } from "./dates.js";
import { email, personal } from "./mail.js";
import { tracked } from "./trackers.js";
import { url } from "./web.js";
import { plainWording } from "./wording.js";

/** @import { Entry, Field, Path, Value } from "../schema.js" */
/** @import { Book, Wrong } from "./book.js" */
/** @import { Report } from "./report.js" */

/** @type {Record<string, (value: string, book: Book) => Wrong | undefined>} */
const KINDS = {
  date,
  year,
  number,
  url,
  email,
  ein: registered("ein"),
  ror: registered("ror"),
  wikidata: registered("wikidata"),
  nces: registered("nces"),
  ipeds: registered("ipeds"),
};

export class FieldRules {
  /**
   * @param {Book} book
   * @param {(entity: string) => string} signOf
   */
  constructor(book, signOf) {
    this.book = book;
    this.signOf = signOf;
  }

  /**
   * @param {Field[]} fields
   * @param {Entry} group
   * @param {Path} path
   * @param {Report} report
   */
  check(fields, group, path, report) {
    for (const field of fields) {
      const value = group[field.name];
      const here = [...path, field.name];
      if (value !== undefined) this.checkShape(field, value, here, report);
      else if (field.required) report.say(here, "missing");
    }
  }

  /**
   * @param {Field} field
   * @param {Value} value
   * @param {Path} path
   * @param {Report} report
   */
  checkShape(field, value, path, report) {
    const { shape, fields = [] } = field;
    /** @type {Value[]} */
    const items = shape === "groups" || shape === "many" ? value : [];
    items.forEach((item, place) => {
      if (shape === "groups") this.check(fields, item, [...path, place], report);
      else this.checkValue(field, item, [...path, place], report);
    });
    if (shape === "group") this.check(fields, value, path, report);
    if (shape === "text") this.checkValue(field, value, path, report);
  }

  /**
   * @param {Field} field
   * @param {string} value
   * @param {Path} path
   * @param {Report} report
   */
  checkValue({ type = "", limit }, value, path, report) {
    const wrong = (limit && long(value, limit)) || KINDS[type]?.(value, this.book);
    if (wrong) report.say(path, ...wrong);
    else if (type === "url") this.checkFollowed(value, path, report);
    if (!limit) return;
    for (const found of plainWording(value, this.book, this.signOf)) report.say(path, ...found);
  }

  /**
   * An address that tells who follows it, or leads to one person's mail.
   * @param {string} url
   * @param {Path} path
   * @param {Report} report
   */
  checkFollowed(url, path, report) {
    const person = /^mailto:/.test(url) && personal(url, this.book);
    if (person) report.say(path, ...person);
    const told = tracked(url, this.book);
    if (told) report.say(path, "url.tracked", told);
  }
}

/**
 * @param {string} value
 * @param {number} limit
 * @returns {Wrong | undefined}
 */
function long(value, limit) {
  const length = lengthOf(value);
  return length > limit ? ["text.long", { length, limit, over: length - limit }] : undefined;
}
