// The kinds of things that the form's data and entries hold, as files/form.py and files/form_entries.py write them.

/**
 * A field of an entry.
 * @typedef {object} Field
 * @property {string} name
 * @property {Shape} shape
 * @property {Shape} [of] What a field of many holds.
 * @property {string} [type] Of what kind a text is.
 * @property {number} [limit] How long a text may be.
 * @property {string} label
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {string} [required_if] When it is required, where it is not always.
 * @property {string} [default]
 * @property {Choice[]} [options]
 * @property {string} [choices] Of which kind of thing one is chosen, where there are no options.
 * @property {Field[]} [fields]
 * @property {string} [item] What one of many is called.
 * @property {string} [add]
 */

/** @typedef {"choice" | "checks" | "flag" | "group" | "groups" | "kept" | "many" | "text"} Shape */

/** @typedef {[id: string, name: string]} Choice */

/** @typedef {[code: string, text: string, warning: boolean]} Message What is said of a mistake, with {gaps}. */

/**
 * @typedef {object} FormData
 * @property {{ title: string, text: string, fields: string[] }[]} sections
 * @property {Field[]} fields
 * @property {Record<string, Choice[]>} choices
 * @property {Record<string, Choice[]>} others Things that can be named, but are not offered.
 * @property {Record<string, Message>} messages
 * @property {Record<string, string>} patterns
 * @property {Record<string, number>} limits
 * @property {string[]} months
 * @property {string[]} numbers
 * @property {[host: string, path: string, name: string][]} redirects
 * @property {number} fewest_digits
 * @property {number} most_told
 * @property {number} first_year
 * @property {Record<string, string>} words
 * @property {Record<string, string>} files Those of entries whose file is not called as all are.
 * @property {string[]} leads
 * @property {string[]} link_kinds
 * @property {Record<string, string>} link_names What people call them.
 * @property {Record<string, string>} sources
 * @property {number} longest_link
 * @property {string | null} new_url
 * @property {string | null} edit_url
 * @property {string} help
 */

/**
 * What is known of an entry that there is.
 * @typedef {object} Listed
 * @property {string} id
 * @property {string} name
 * @property {string} [url]
 * @property {string} [status]
 * @property {string[]} [formerly]
 */

/** @typedef {any} Value What a field holds: a text, a list or a group; undefined if it is empty. */

/** @typedef {Record<string, Value>} Entry */

/** @typedef {(string | number)[]} Path Where something is in an entry: names of fields, and places in lists. */

/**
 * @typedef {object} Problem
 * @property {Path} path
 * @property {string} code Empty for what only the form can tell.
 * @property {string} text
 * @property {boolean} warning
 */

export {};
