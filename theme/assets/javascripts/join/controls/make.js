// Which control a field gets.

import { checksControl, choiceControl, flagControl } from "./choices.js";
import { groupControl } from "./group.js";
import { keptControl } from "./kept.js";
import { manyControl } from "./many.js";
import { textControl } from "./text.js";

/** @import { Field, Shape } from "../schema.js" */
/** @import { Control, Form } from "./control.js" */

/** @type {Record<Shape, (field: Field, form: Form) => Control>} */
const CONTROLS = {
  choice: choiceControl,
  checks: checksControl,
  flag: flagControl,
  group: groupControl,
  groups: manyControl,
  kept: keptControl,
  many: manyControl,
  text: textControl,
};

/**
 * @param {Field} field
 * @param {Form} form
 */
export const make = (field, form) => CONTROLS[field.shape](field, form);
