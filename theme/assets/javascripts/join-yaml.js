// Writes an entry as the file that holds it. Every text is quoted that YAML could take for something else.

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _.,;()/+’“”…–—&!?'%=@-]|:(?=\S))*$/u;
const NOT_TEXT = /^(?:null|true|false|yes|no|on|off|y|n|[\d.,:_+\-xob/ ]+(?:e[\d+-]+)?|0x[\da-f_]+)$/i;

const quote = (text) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
const scalar = (text) => (PLAIN.test(text) && !text.endsWith(" ") && !NOT_TEXT.test(text) ? text : quote(text));
const isWord = (text) => /^[A-Za-z0-9][\w-]*$/.test(text) && !NOT_TEXT.test(text);

// What is a date or a number where one belongs needs no quotes, whatever it looks like elsewhere.
const BARE = {
  date: /^\d{4}(?:-\d\d){0,2}$/,
  year: /^\d{4}$/,
  number: /^[-+]?\d+(?:\.\d+)?$/,
  flag: /^true$/,
};

function valueOf(value, field) {
  return BARE[field?.type]?.test(value) ? value : scalar(value);
}

function* lines(value, field) {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === "string" && isWord(item))) {
      yield `[${value.join(", ")}]`;
      return;
    }
    yield "";
    for (const item of value) {
      const [first, ...rest] = typeof item === "object" ? [...group(item, field?.fields)] : [valueOf(item, field)];
      yield `  - ${first}`;
      for (const line of rest) yield `    ${line}`;
    }
  } else if (typeof value === "object") {
    yield "";
    for (const line of group(value, field?.fields)) yield `  ${line}`;
  } else {
    yield valueOf(value, field);
  }
}

// The lines of a group of fields, in the order of the record format. `fields` are missing for what is only passed on.
function* group(record, fields = Object.keys(record).map((name) => ({ name, type: name === "on" ? "date" : undefined }))) {
  for (const field of fields) {
    const value = record[field.name];
    if (value === undefined) continue;
    const [first, ...rest] = lines(value, field);
    yield first ? `${field.name}: ${first}` : `${field.name}:`;
    yield* rest;
  }
}

// The text of the file: front matter and prose, or fields alone if the file is of that form.
export function write(record, fields, file) {
  const { about, ...facts } = record;
  const front = [...group(facts, fields)].join("\n");
  if (file.endsWith(".md")) return `---\n${front}\n---\n${about ? `${about}\n` : ""}`;
  const prose = about ? `about: |\n${about.replace(/^(?=.)/gm, "  ")}\n` : "";
  return `${front}\n${prose}`;
}
