/**
 * A text with values in its {gaps}; one for which there is no value stays as it is.
 * @param {string} template
 * @param {Record<string, unknown>} values
 */
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (gap, name) => String(values[name] ?? gap));
