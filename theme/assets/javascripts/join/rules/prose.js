// What the check would say of prose, as far as it is sure what that holds.

import { fill } from "../../shared/fill.js";
import { cut, lengthOf } from "../lengths.js";
import { pieces } from "../prose.js";
import { url } from "./web.js";

/** @import { Piece } from "../prose.js" */
/** @import { Book, Wrong } from "./book.js" */
/** @import { Names } from "./names.js" */

const SHOWN = 40; // how many signs of what is wrong are shown
const LAST_CONTROL = 0x9f;
const FIRST_HALF = 0xd800; // of signs that are written in two halves

export class ProseRules {
  /**
   * @param {Book} book
   * @param {Names} names
   */
  constructor(book, names) {
    this.book = book;
    this.names = names;
    const { data, pattern } = book;
    this.reading = { shortLink: pattern.short_link, nearly: pattern.nearly_short_link, kinds: data.link_kinds };
    this.record = new RegExp(`(${data.link_kinds.join("|")})s/([\\p{L}\\p{N}_-]+)(\\.md|\\.yml|/)?$`, "u");
  }

  /**
   * @param {string} text
   * @returns {Wrong[]}
   */
  problems(text) {
    const limit = this.book.data.limits.prose;
    const length = lengthOf(text);
    if (length > limit) return [["prose.long", { length, limit }]];
    return [...pieces(text, this.reading)].flatMap((piece) => {
      const wrong = this.problem(piece);
      return wrong ? [wrong] : [];
    });
  }

  /**
   * @param {Piece} piece
   * @returns {Wrong | undefined}
   */
  problem(piece) {
    switch (piece.kind) {
      case "html":
        return ["prose.html", { match: cut(piece.text.trim(), SHOWN) }];
      case "picture":
        return ["prose.picture"];
      case "link":
        return this.link(piece.url);
      case "record":
        return this.names.unknown(piece.of, piece.id);
      case "nearly":
        return this.nearly(piece.match);
      case "code":
        return this.hidden(piece.point);
    }
  }

  /**
   * @param {string} address
   * @returns {Wrong | undefined}
   */
  link(address) {
    const wrong = url(address, this.book);
    if (!wrong) return undefined;
    const [, kind, id] = this.record.exec(address) ?? [];
    if (kind) return ["prose.record", { kind, id }];
    const [about, values = {}] = wrong;
    const [, text] = this.book.data.messages[about];
    return ["prose.link", { reason: fill(text, values) }];
  }

  /**
   * What was meant to be a link to a record.
   * @param {RegExpExecArray} match
   * @returns {Wrong}
   */
  nearly({ 0: match, groups = {} }) {
    const kind = this.book.data.link_kinds.find((one) => groups.kind.startsWith(one));
    const [, words] = /^\s*\|\s*(.*\S)/.exec(groups.rest) ?? [];
    const guess = `[[${kind}:${groups.id}${words ? `|${words}` : ""}]]`;
    return [kind ? "prose.nearly" : "prose.no_kind", { match, guess }];
  }

  /**
   * A sign that nobody can see, written as a code; as itself it is gone already. For a code that stands for no sign, such
   * as a control character's, Markdown puts one that can be seen.
   * @param {number} point
   * @returns {Wrong | undefined}
   */
  hidden(point) {
    const isSign = point > LAST_CONTROL && point < FIRST_HALF;
    if (!isSign || !this.book.pattern.unsafe.test(String.fromCodePoint(point))) return undefined;
    return ["prose.hidden", { sign: point.toString(16).toUpperCase().padStart(4, "0") }];
  }
}
