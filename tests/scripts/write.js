// Writes entries as the form does: what tests/vectors asks for on the way to what the check says of them.

import { text } from "node:stream/consumers";
import { write } from "../../theme/assets/javascripts/join/yaml.js";

/** @type {{ fields: import("../../theme/assets/javascripts/join/schema.js").Field[], cases: any[] }} */
const { fields, cases } = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(cases.map(({ entry, file }) => write(entry, fields, file))));
