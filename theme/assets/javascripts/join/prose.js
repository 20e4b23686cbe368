// The faults that prose may have, as far as a glance at its Markdown is sure of them. The check reads it in full and
// decides; so this says nothing where code, escapes, definitions, or what goes on over several lines might change what
// something means.

/**
 * What in a text may be a fault.
 * @typedef {{ kind: "html", text: string } | { kind: "picture" } | { kind: "link", url: string } |
 *   { kind: "record", of: string, id: string } | { kind: "nearly", match: RegExpExecArray } |
 *   { kind: "code", point: number }} Piece
 */

/**
 * How links to records are written, and the kinds of these.
 * @typedef {{ shortLink: RegExp, nearly: RegExp, kinds: string[] }} Reading
 */

const MOST_BRACKETS = 100; // with more left open, the check looks no further; here, each counts
const BLANK = /^[ \t]*$/;

// What a line may begin with in lists and quotations.
const LEAD = "[ \\t>*+\\d.)-]*";
const CODE = new RegExp(`^${LEAD}(?: {4}|\\t)`);
const NESTED = /^[ >*+\d.)-]{10}/;
const DEFINITION = new RegExp(`^${LEAD}\\[(?:\\\\[^]|[^\\]\\\\])+\\]:`, "m");
const ANY_FENCE = new RegExp(`^${LEAD}(?:\`{3}|~{3})`);
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;

// HTML: a tag or what else is HTML within a line, and what begins a block of it.
const ATTRIBUTE = "\\s+[a-zA-Z_:][\\w.:-]*(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'=<>`]+))?";
const TAG = `<(?:[a-zA-Z][a-zA-Z0-9-]*(?:${ATTRIBUTE})*\\s*/?|/[a-zA-Z][a-zA-Z0-9-]*\\s*)>`;
// Up to a length, so that many which are never closed take no longer; what is longer counts as unfinished.
const NO_TAG =
  "<!---?>|<!--(?:[^-]|-[^-]|--[^>]){0,500}-->|<\\?.{0,500}?\\?>|<![a-zA-Z][^>]{0,500}>|<!\\[CDATA\\[.{0,500}?\\]\\]>";
const BLOCKS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|" +
  "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|" +
  "track|ul";
const HTML_BLOCK = new RegExp(`^ {0,3}</?(?:${BLOCKS})(?=\\s|/?>|$)`, "i");
const HTML_LINE = new RegExp(`^ {0,3}${TAG}\\s*$`);
const LASTS = "<(?:(?:script|pre|style|textarea)(?=[\\s>]|$)|!--|\\?|![a-z]|!\\[CDATA\\[)"; // it may hold blank lines
const LASTING = new RegExp(`^ {0,3}${LASTS}`, "i");
const ANY_LASTING = new RegExp(`^${LEAD}${LASTS}`, "i");
const ANY_HTML = new RegExp(`^${LEAD}<`);
const OPENING = /^ *<[^/]/;
const COMMENT = /^ {0,3}<!--.*-->/;

const PLAIN_TEXT = "[^\\[\\]<&!]*";
const PLAIN_URL = "[\\w#$+,./:;=?@~-]+"; // which the parser leaves as it is
const WHOLE_PLAIN_URL = /^[\w#$+,./:;=?@~()-]+$/;

// What may go on in the next line.
const UNFINISHED = /\]\(|<[a-zA-Z/!?]|\[\[[^\]]*$/;
const TAKEN = "`"; // in place of what was read; a text in which it stands itself is not looked at

/**
 * @param {string} text
 * @param {Reading} reading
 * @returns {Generator<Piece>}
 */
export function* pieces(text, reading) {
  if ((text.match(/[[(]/g) ?? []).length > MOST_BRACKETS || DEFINITION.test(text)) return;
  const inline = inlineReader(reading);
  for (const lines of paragraphs(text)) {
    const sure = isSure(lines);
    if (lines.some((line) => ANY_LASTING.test(line))) {
      const [first] = lines;
      if (!sure || !begins(LASTING, first)) return;
      yield { kind: "html", text: first };
      if (!COMMENT.test(first)) return;
    } else if (sure) yield* paragraphPieces(lines, inline);
  }
}

/**
 * Whether nothing in some lines is code or escaped.
 * @param {string[]} lines
 */
const isSure = (lines) => !lines.some((line) => /[`\\]/.test(line) || CODE.test(line) || NESTED.test(line));

/**
 * Whether a line begins in some way and ends with a sign: a space there the check shows or not, by what follows.
 * @param {RegExp} beginning
 * @param {string} line
 */
const begins = (beginning, line) => beginning.test(line) && /\S$/.test(line);

/**
 * The lines between blank ones, without code between fences. Ends where it is not sure that a fence is one.
 * @param {string} text
 */
function* paragraphs(text) {
  /** @type {string[]} */
  let lines = [];
  let fence = "";
  for (const line of text.split("\n")) {
    if (fence) {
      if (closes(line, fence)) fence = "";
      continue;
    }
    fence = fenceOf(line);
    if (ANY_FENCE.test(line) && !(fence && isText(lines))) return;
    if (fence || BLANK.test(line)) {
      yield lines;
      lines = [];
    } else lines.push(line);
  }
  if (!fence) yield lines;
}

/**
 * Whether no line may begin a block of HTML, in which a fence is none.
 * @param {string[]} lines
 */
const isText = (lines) => !lines.some((line) => ANY_HTML.test(line));

/** @param {string} line */
function fenceOf(line) {
  const [, ticks, tildes] = FENCE.exec(line) ?? [];
  return ticks || tildes || "";
}

/**
 * @param {string} line
 * @param {string} fence
 */
function closes(line, fence) {
  const [, mark] = /^ {0,3}(`+|~+)[ \t]*$/.exec(line) ?? [];
  return mark?.startsWith(fence);
}

/**
 * @param {string[]} lines
 * @param {(line: string) => { found: Piece[], rest: string }} inline
 * @returns {Generator<Piece>}
 */
function* paragraphPieces(lines, inline) {
  /** @type {Piece[]} */
  const all = [];
  for (const line of lines) {
    // A block of HTML holds what follows, up to the next blank line.
    if (HTML_BLOCK.test(line) || HTML_LINE.test(line)) {
      if (begins(OPENING, line)) all.push({ kind: "html", text: line });
      break;
    }
    // In a list or quotation it may begin one, or not.
    if (ANY_HTML.test(line) && !/^ {0,3}</.test(line)) break;
    const { found, rest } = inline(line);
    if (UNFINISHED.test(rest)) return;
    all.push(...found);
  }
  yield* all;
}

/**
 * What reads a line: the first of all that begin at a place is what the parser takes it for.
 * @param {Reading} reading
 */
function inlineReader({ shortLink, nearly, kinds }) {
  const known = new RegExp(
    [
      `(?<html>${TAG}|${NO_TAG})`,
      "<(?<auto>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\\x00-\\x20]*)>",
      `(?<picture>!\\[${PLAIN_TEXT}\\]\\(${PLAIN_URL}\\))`,
      `(?=\\[\\[(?:${kinds.join("|")}):)(?:${shortLink.source})`,
      `\\[${PLAIN_TEXT}\\]\\((?<url>${PLAIN_URL})\\)`,
    ].join("|"),
    "gu",
  );
  /** @param {string} line */
  return (line) => {
    /** @type {Piece[]} */
    const found = [];
    const rest = line.replace(known, (...match) => {
      found.push(...pieceOf(match.at(-1), match[0]));
      return TAKEN;
    });
    found.push(...nearlyIn(rest, nearly), ...codesIn(rest));
    return { found, rest };
  };
}

/**
 * @param {Record<string, string | undefined>} groups
 * @param {string} text
 * @returns {Piece[]}
 */
function pieceOf({ html, auto, picture, url, kind, id }, text) {
  if (picture) return [{ kind: "picture" }];
  if (url) return [{ kind: "link", url }];
  if (kind && id) return [{ kind: "record", of: kind, id }];
  if (auto) return WHOLE_PLAIN_URL.test(auto) ? [{ kind: "link", url: auto }] : [];
  return html?.startsWith("</") ? [] : [{ kind: "html", text }];
}

/**
 * What was meant to be a link to a record: the first of a line.
 * @param {string} rest
 * @param {RegExp} nearly
 * @returns {Piece[]}
 */
function nearlyIn(rest, nearly) {
  const match = nearly.exec(rest);
  if (!match || /[`*_&<!]/.test(match[0]) || /^[([]/.test(rest.slice(match.index + match[0].length))) return [];
  return [{ kind: "nearly", match }];
}

/**
 * Signs that are written as codes.
 * @param {string} rest
 * @returns {Piece[]}
 */
function codesIn(rest) {
  const codes = [...rest.matchAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi)];
  return codes.map(([, hex, decimal]) => ({ kind: "code", point: hex ? parseInt(hex, 16) : Number(decimal) }));
}
