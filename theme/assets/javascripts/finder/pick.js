// Of a published file, the entries with some ids, in their order.

/**
 * @param {string} text
 * @param {string[]} ids
 */
export function pickObjects(text, ids) {
  /** @type {{ id: string }[]} */
  const objects = JSON.parse(text);
  const byId = new Map(objects.map((object) => [object.id, object]));
  return JSON.stringify(
    ids.map((id) => byId.get(id)),
    null,
    1,
  );
}

/**
 * Whole lines of a table whose first cell is an id; cells in quotes may hold line breaks.
 * @param {string} text
 * @param {string[]} ids
 */
export function pickLines(text, ids) {
  const [head, ...lines] = text.match(/(?:"(?:[^"]|"")*"|[^"\n])+\n/g) ?? [];
  const byId = new Map(lines.map((line) => [line.slice(0, line.indexOf(",")), line]));
  return [head, ...ids.map((id) => byId.get(id))].join("");
}
