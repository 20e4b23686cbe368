// The things of the network that prose can link to.

import { fold } from "../../shared/folding.js";
import { near } from "../../shared/nearness.js";
import { cut } from "../lengths.js";

/** @import { FormData, Listed } from "../schema.js" */
/** @import { Wrong } from "./book.js" */

const MANY = 500; // among more, only those are compared that begin alike, as in the program's records/suggest.py
const FEW = 12; // so many are listed
const SHOWN = 80; // signs of what was written

export class Names {
  /**
   * @param {FormData} data
   * @param {Map<string, Listed>} partners
   */
  constructor({ choices, link_names, others, sources }, partners) {
    this.kinds = link_names;
    this.choices = choices;
    this.others = others;
    this.sources = new Map(Object.entries(sources));
    this.partners = new Map([...partners].map(([id, { name }]) => [id, name]));
  }

  /**
   * The things of a kind: their names by id.
   * @param {string} kind
   * @returns {Map<string, string>}
   */
  of(kind) {
    if (kind === "partner") return this.partners;
    if (kind === "source") return this.sources;
    return new Map([...this.choices[kind], ...(this.others[kind] ?? [])]);
  }

  /**
   * What is said of an id that does not exist; nothing if it does.
   * @param {string} kind
   * @param {string} id
   * @returns {Wrong | undefined}
   */
  unknown(kind, id) {
    const known = this.of(kind);
    if (known.has(id)) return undefined;
    const guess = meant(kind, id, known);
    const few = known.size > 0 && known.size <= FEW;
    const about = guess ? "prose.guess" : few ? "prose.choices" : "prose.unknown";
    return [
      about,
      { kind: this.kinds[kind], value: cut(id, SHOWN), guess, choices: [...known.keys()].sort().join(", ") },
    ];
  }
}

/**
 * The id that was most likely meant.
 * @param {string} kind
 * @param {string} id
 * @param {Map<string, string>} known
 */
function meant(kind, id, known) {
  const state = `us-${id.toLowerCase()}`;
  if (kind === "place" && known.has(state)) return state;
  const [byName] = [...known].find(([, name]) => fold(name) === fold(id)) ?? [];
  return byName ?? near(id, known.size > MANY ? beginningAs(id, known) : known.keys());
}

/**
 * @param {string} id
 * @param {Map<string, string>} known
 */
function beginningAs(id, known) {
  const beginning = fold(id).slice(0, 2);
  return [...known.keys()].filter((one) => one.slice(0, 2) === beginning);
}
