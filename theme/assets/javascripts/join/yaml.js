// Writes an entry as the file that holds it. Every text is quoted that YAML could take for something else.

/** @import { Entry, Field, Value } from "./schema.js" */

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _.,;()/+’“”…–—&!?'%=@-]|:(?=\S))*$/u;
const NOT_TEXT = /^(?:null|true|false|yes|no|on|off|y|n|[\d.,:_+\-xob/ ]+(?:e[\d+-]+)?|0x[\da-f_]+)$/i;

/** @param {string} text */
const quote = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;

/** @param {string} text */
const scalar = (text) => (PLAIN.test(text) && !text.endsWith(" ") && !NOT_TEXT.test(text) ? text : quote(text));

/** @param {Value} value */
const isWord = (value) => typeof value === "string" && /^[A-Za-z0-9][\w-]*$/.test(value) && !NOT_TEXT.test(value);

/**
 * What is a date or a number where one belongs needs no quotes, whatever it looks like elsewhere.
 * @type {Record<string, RegExp>}
 */
const BARE = {
  date: /^\d{4}(?:-\d\d){0,2}$/,
  year: /^\d{4}$/,
  number: /^[-+]?\d+(?:\.\d+)?$/,
  flag: /^true$/,
};

/** @typedef {Pick<Field, "name" | "type" | "fields">} Written What is to be known of a field to write it. */

/**
 * @param {string} value
 * @param {Written | undefined} field
 */
const valueOf = (value, field) => (BARE[field?.type ?? ""]?.test(value) ? value : scalar(value));

/**
 * @param {Value} value
 * @param {Written} field
 * @returns {Generator<string>}
 */
function* lines(value, field) {
  if (Array.isArray(value) && value.every(isWord)) {
    yield `[${value.join(", ")}]`;
  } else if (Array.isArray(value)) {
    yield "";
    for (const item of value) {
      const [first, ...rest] = typeof item === "object" ? [...group(item, field.fields)] : [valueOf(item, field)];
      yield `  - ${first}`;
      for (const line of rest) yield `    ${line}`;
    }
  } else if (typeof value === "object") {
    yield "";
    for (const line of group(value, field.fields)) yield `  ${line}`;
  } else {
    yield valueOf(value, field);
  }
}

/**
 * The lines of a group of fields, in the order of the record format.
 * @param {Entry} record
 * @param {Written[]} [fields] Missing for what is only passed on.
 * @returns {Generator<string>}
 */
function* group(record, fields = passedOn(record)) {
  for (const field of fields) {
    const value = record[field.name];
    if (value === undefined) continue;
    const [first, ...rest] = lines(value, field);
    yield first ? `${field.name}: ${first}` : `${field.name}:`;
    yield* rest;
  }
}

/**
 * @param {Entry} record
 * @returns {Written[]}
 */
const passedOn = (record) => Object.keys(record).map((name) => ({ name, type: name === "on" ? "date" : undefined }));

/**
 * The text of the file: front matter and prose, or fields alone if the file is of that form.
 * @param {Entry} record
 * @param {Written[]} fields
 * @param {string} file
 */
export function write(record, fields, file) {
  const { about, ...facts } = record;
  const front = [...group(facts, fields)].join("\n");
  if (file.endsWith(".md")) return `---\n${front}\n---\n${about ? `${about}\n` : ""}`;
  const prose = about ? `about: |\n${about.replace(/^(?=.)/gm, "  ")}\n` : "";
  return `${front}\n${prose}`;
}
