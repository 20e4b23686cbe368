// Checks an entry by the rules of the network's own check. Patterns, limits, choices and messages come from the
// network's program as data; what stands here is the order in which they are asked, as in its records/types.py and
// records/rules.py. A test compares what both say. Of what is missing alone the form has words of its own: those of the
// check are about keys of a file, which nobody sees who fills in a form.

import { fold, slug } from "./folding.js";

const ISO_DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
const BLOCKS =
  "address|article|aside|blockquote|body|caption|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|" +
  "form|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|option|p|pre|script|section|style|summary|" +
  "table|tbody|td|textarea|tfoot|th|thead|title|tr|ul";
const TAG = /<(?:[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?|\/[a-z][a-z0-9-]*\s*)>/i;
const BLANK = /^\s*$/;
// How a block of HTML begins, and what the line is like that ends it.
const HTML_BLOCKS = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![A-Z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^ {0,3}</?(?:${BLOCKS})(?=\\s|/?>|$)`, "i"), BLANK],
];
// A tag alone on its line begins one too, but not within a paragraph.
const HTML_LINE = new RegExp(`^ {0,3}${TAG.source}\\s*$`, "i");
const CONTAINERS = /^(?: {0,3}(?:>|[-+*]\s|\d{1,9}[.)]\s))+/; // quotations and lists
const HTML_INLINE = new RegExp(
  `${TAG.source}|<!---?>|<!--[^]*?-->|<\\?[^]*?\\?>|<![a-z][^>]*>|<!\\[CDATA\\[[^]*?\\]\\]>`,
  "gi",
);

const LINK =
  /\[((?:[^[\]]|\[[^[\]]*\])*)\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/;
const encoded = (url) => encodeURI(url).replace(/%25([0-9a-f]{2})/gi, "%$1");

export const lengthOf = (text) => [...text].length;
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

// How alike two words are, from 0 to 1: twice the letters in common runs, as Python's difflib counts them.
function likeness(one, other) {
  const common = (a, b) => {
    let best = [0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      for (let j = 0; j < b.length; j++) {
        let n = 0;
        while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n]) n++;
        if (n > best[0]) best = [n, i, j];
      }
    }
    const [n, i, j] = best;
    return n && n + common(a.slice(0, i), b.slice(0, j)) + common(a.slice(i + n), b.slice(j + n));
  };
  return (2 * common(one, other)) / (one.length + other.length);
}

// The known word that was most likely meant, as in the program's records/suggest.py.
function near(value, known) {
  const wanted = value.toLowerCase();
  const sorted = (word) => [...word].sort().join("");
  let words = [...known].sort();
  if (words.includes(wanted)) return wanted;
  const swapped = words.find((word) => sorted(word) === sorted(wanted));
  if (swapped) return swapped;
  if (words.length > 500) words = words.filter((word) => word.slice(0, 2) === wanted.slice(0, 2));
  const scored = words.map((word) => [likeness(word, wanted), word]).filter(([score]) => score >= 0.7);
  return scored.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? 1 : -1))[0]?.[1];
}

// How many signs of a date, number or code, and of an e-mail address, are looked at for what was meant.
const LONGEST_SHORT = 200;
const LONGEST_MAIL = 600;

// Ordinary letters, digits and hyphens in place of full-width ones and dashes.
function plainSigns(text) {
  return text.normalize("NFKC").replace(/[\u2010-\u2014\u2212]/g, "-");
}

// As in records/types.py.
function hasCheckDigits(ror) {
  const number = [...ror.slice(0, -2)].reduce((sum, sign) => sum * 32 + "0123456789abcdefghjkmnpqrstvwxyz".indexOf(sign), 0);
  return 98 - ((number * 100) % 97) === +ror.slice(-2);
}

export class Rules {
  // `partners` is a map of the entries there are, by id; `today` is the last day that an entry can tell of.
  constructor(data, partners, today) {
    this.data = data;
    this.partners = partners;
    this.files = new Map(Object.entries(data.files));
    this.today = today;
    this.letters = {}; // how those of other scripts are spelled, where a name needs it
    this.pattern = {};
    this.whole = {};
    this.every = {};
    for (const [name, source] of Object.entries(data.patterns)) {
      this.pattern[name] = new RegExp(source, "u");
      this.whole[name] = new RegExp(`^(?:${source})$`, "u");
      this.every[name] = new RegExp(source, "gu");
    }
    // What makes an entry look like another, made ready once for all that is typed.
    this.looks = [...partners.values()]
      .filter(({ status }) => status !== "former")
      .map(({ id, name, url }) => ({ id, name: foldedName(name), url: url && this.bare(url) }));
  }

  // A text without signs that nobody can see, and so nobody could delete.
  clean(text) {
    return text.replace(/\r\n?/g, "\n").replace(this.every.unsafe, "").replace(/\ufeff/g, "");
  }

  // What is wrong with an entry: where, with which code, and what to say.
  problems(record, id, isNew) {
    this.found = [];
    // The form makes the id of the name: while there is no name, one mistake is enough.
    if (isNew && (id || record.name)) this.checkId(id);
    this.checkFields(this.data.fields, record, []);
    this.checkRules(record);
    this.checkOthers(record, id);
    return this.found;
  }

  say(path, about, values = {}) {
    const [code, text, warning] = this.data.messages[about];
    this.found.push({ path, code, text: fill(text, values), warning });
  }

  faulty(...path) {
    return this.found.some(
      (problem) => !problem.warning && path.every((step, place) => problem.path[place] === step),
    );
  }

  checkFields(fields, group, path) {
    for (const field of fields) {
      const value = group[field.name];
      const here = [...path, field.name];
      if (value === undefined) {
        if (field.required) this.say(here, "missing");
      } else if (field.shape === "group") {
        this.checkFields(field.fields, value, here);
      } else if (field.shape === "groups") {
        value.forEach((item, place) => this.checkFields(field.fields, item, [...here, place]));
      } else if (field.shape === "many") {
        value.forEach((item, place) => this.checkValue(field, item, [...here, place]));
      } else if (field.shape === "text") {
        this.checkValue(field, value, here);
      }
    }
  }

  checkValue(field, value, path) {
    const wrong = (field.limit && this.long(value, field.limit)) || this[field.type]?.(value);
    if (wrong) this.say(path, ...wrong);
    else if (field.type === "url") this.checkFollowed(value, path);
    if (field.limit) this.checkWording(value, path);
    const tag = field.limit && this.pattern.tag.exec(value);
    if (tag) this.say(path, "text.tag", { match: [...tag[0]].slice(0, 40).join("") });
  }

  // The kinds of value: what is wrong with one, or nothing.

  long(value, limit) {
    const length = lengthOf(value);
    return length > limit && ["text.long", { length, limit, over: length - limit }];
  }

  date(value) {
    const iso = ISO_DATE.exec(value);
    if (iso) return !this.day(...iso.slice(1)) && ["date.calendar", { value }];
    const guess = this.likelyDate(value);
    return guess ? ["date.guess", { value, guess }] : ["date.unknown", { value }];
  }

  // A day, month or year as it is written, if the calendar has it.
  day(year, month, day) {
    const found = new Date(Date.UTC(2000, (month ?? 1) - 1, day ?? 1));
    found.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
    if (+year < 1600 || found.getUTCMonth() !== (month ?? 1) - 1 || found.getUTCDate() !== +(day ?? 1)) return undefined;
    return [year, ...[month, day].filter(Boolean).map((part) => String(part).padStart(2, "0"))].join("-");
  }

  likelyDate(written) {
    const { loose_date, american_date, dotted_date, month_first, date_in_words, spreadsheet_date } = this.whole;
    const value = plainSigns([...written].slice(0, LONGEST_SHORT).join(""));
    let match = loose_date.exec(value);
    if (match) return this.day(...match.slice(1, 4));
    match = american_date.exec(value);
    if (match) return this.day(match[3], match[1], match[2]) ?? this.day(match[3], match[2], match[1]);
    match = dotted_date.exec(value);
    if (match) return this.day(match[3], match[2], match[1]) ?? this.day(match[3], match[1], match[2]);
    match = month_first.exec(value);
    if (match) return this.day(match[2], match[1]);
    match = date_in_words.exec(value);
    if (match) return this.month(match[2]) && this.day(match[4], this.month(match[2]), match[1] ?? match[3]);
    match = spreadsheet_date.exec(value);
    if (match) return this.month(match[2]) && this.day(match[3].padStart(4, "20"), this.month(match[2]), match[1]);
    if (!/^[2-6]\d{4}$/.test(value)) return undefined;
    return new Date(Date.UTC(1899, 11, 30) + value * 86_400_000).toISOString().slice(0, 10);
  }

  month(word) {
    const months = this.data.months.filter((name) => name.startsWith(word.toLowerCase()));
    return months.length === 1 ? this.data.months.indexOf(months[0]) + 1 : undefined;
  }

  year(value) {
    if (/^\d{4}$/.test(value)) return undefined;
    const years = plainSigns(value).match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
    return years.length === 1 ? ["year.guess", { value, guess: years[0] }] : ["year.unknown", { value }];
  }

  number(value) {
    if (this.whole.number.test(value)) return undefined;
    const text = plainSigns([...value].slice(0, LONGEST_SHORT).join("")).toLowerCase();
    const named = this.data.numbers.indexOf(text);
    const guess = named < 0 ? text.replace(/(?<=\d),(?=\d{1,2}$)/, ".").replace(/[,$%\s]/g, "") : String(named);
    return this.whole.number.test(guess) ? ["number.guess", { value, guess }] : ["number.unknown", { value }];
  }

  url(value) {
    const length = lengthOf(value);
    if (length > this.data.limits.url) return ["url.long", { length, limit: this.data.limits.url }];
    const found = this.addresses(value);
    if (found.length > 1) return ["url.one", { guess: found[0] }];
    const [, within] = this.pattern.wrapped.exec(value) ?? [];
    if (within && this.host(within.slice(within.indexOf(":") + 1))) return ["url.within", { guess: within }];
    if (this.pattern.unfit.test(value)) return ["url.unfit"];
    const [, scheme, rest] = /^([^:]*):([^]*)$/.exec(value) ?? [];
    if (/^https?$/i.test(scheme ?? "")) return this.host(rest) ? undefined : ["url.host", { value }];
    if (/^mailto$/i.test(scheme ?? "")) return this.email(rest.split("?")[0]);
    if (this.whole.mail_for_url.test(value)) return ["url.mail", { value }];
    if (this.whole.bare_host.test(value)) return ["url.bare", { guess: `https://${value.replace(/^\/\//, "")}` }];
    const meant = rest?.startsWith("//") && near(scheme, ["http", "https"]);
    return meant ? ["url.scheme", { scheme, guess: `${meant}:${rest}` }] : ["url.unknown", { value }];
  }

  // The host that an address names, or nothing if it names none properly.
  host(rest) {
    const [, authority] = /^\/\/([^/?#]*)/.exec(rest) ?? [];
    const [, host, port] = /^([^:@]*)(?::(\d*))?$/.exec(authority ?? "") ?? [];
    const reachable = !port || (+port > 0 && +port < 65536);
    return reachable && this.whole.host.test(host ?? "") ? host.toLowerCase() : undefined;
  }

  email(value) {
    if (lengthOf(value) <= this.data.limits.email && this.whole.email.test(value)) return undefined;
    if (/^https?:\/\//.test(value)) return ["email.page"];
    const found = this.emails(value);
    if (found.length > 1) return ["email.one", { guess: found[0] }];
    const rest = plainSigns(value).replace(/^mailto:/, "").replace(/^[ .]+|[ .]+$/g, "");
    const within = found.length && (rest.endsWith(`<${found[0]}>`) || !value.includes(found[0]) || rest === found[0]);
    if (within && this.whole.email.test(found[0])) return ["email.within", { guess: found[0] }];
    return ["email.unknown", { value }];
  }

  // The addresses in a text, without what stands around them.

  addresses(text) {
    const parts = text.split(this.every.separated);
    return parts.map((part) => this.pattern.address.exec(part)?.[0].replace(/[.,;]+$/, "")).filter(Boolean);
  }

  emails(written) {
    const text = plainSigns([...written].slice(0, LONGEST_MAIL).join(""));
    const found = text.match(this.every.mail);
    if (found) return found;
    const spelled = text
      .replace(new RegExp(this.data.patterns.spelled_at, "giu"), "@")
      .replace(new RegExp(this.data.patterns.spelled_dot, "giu"), ".")
      .replace(/^[ <>.]+|[ <>.]+$/g, "");
    return this.whole.mail.test(spelled) ? [spelled] : [];
  }

  registered(kind, value) {
    if (this.whole[kind].test(value)) return undefined;
    const signs = plainSigns([...value].slice(0, LONGEST_SHORT).join(""));
    const last = signs.replace(/\/+$/, "").split("/").pop();
    const cases = [signs, signs.toLowerCase(), signs.toUpperCase()];
    const guesses = [...cases, last, `0${signs}`, `${signs.slice(0, 2)}-${signs.slice(2)}`];
    const guess = guesses.find((one) => this.whole[kind].test(one));
    return guess ? [`${kind}.guess`, { value, guess }] : [`${kind}.unknown`, { value }];
  }

  ein(value) {
    return this.registered("ein", value);
  }

  ror(value) {
    return this.registered("ror", value);
  }

  wikidata(value) {
    return this.registered("wikidata", value);
  }

  nces(value) {
    return this.registered("nces", value);
  }

  ipeds(value) {
    return this.registered("ipeds", value);
  }

  // Prose: each thing in it that may not be there. References are looked through as far as that takes no full parser.
  checkProse(text, path) {
    const limit = this.data.limits.prose;
    const length = lengthOf(text);
    if (length > limit) {
      this.say(path, "prose.long", { length, limit });
      return;
    }
    let opened = false;
    for (const [kind, found] of prosePieces(text)) {
      if (kind === "html" && !(opened && found.startsWith("</"))) {
        opened = true;
        this.say(path, "prose.html", { match: [...found.trim().split("\n")[0]].slice(0, 40).join("") });
      }
      if (kind === "picture") this.say(path, "prose.picture");
      if (kind === "link") this.checkLink(found, path);
      if (kind === "text") this.checkShortLinks(found, path);
      if (kind === "text") this.checkHidden(found, path);
    }
  }

  // Words that say something of a person, or were changed on the way here.
  checkWording(text, path, isPlain = true) {
    if (text.includes("\ufffd")) this.say(path, "text.lost");
    const first = (name) => (text.match(this.every[name]) ?? []).slice(0, this.data.most_told);
    for (const found of first("mail_in_text")) {
      if (found === text.trim()) this.say(path, "person.name");
      else if (this.personal(found)) this.say(path, "person.mail", { address: found });
    }
    for (const number of first("telephone")) {
      if (number.replace(/\D/g, "").length >= this.data.fewest_digits) this.say(path, "person.telephone", { number });
    }
    if (!isPlain) return;
    for (const [entity] of text.matchAll(this.every.entity)) {
      const sign = new DOMParser().parseFromString(entity, "text/html").body.textContent;
      if (sign === entity) continue;
      this.say(path, "text.entity", { entity, sign });
      return;
    }
  }

  // An address that tells who follows it, or leads to one person's mail.
  checkFollowed(url, path) {
    if (/^mailto:/.test(url)) this.checkPersonal(url, path);
    const tracked = this.tracked(url);
    if (tracked) this.say(path, "url.tracked", tracked);
  }

  tracked(url) {
    if (!URL.canParse(url)) return undefined;
    const { hostname, pathname, search } = new URL(url);
    for (const [host, way, name] of this.data.redirects) {
      const meant = pathname === way && new RegExp(`^(?:${host})$`, "u").test(hostname) && new URL(url).searchParams.get(name);
      if (meant && /^https?:\/\//.test(meant)) return { by: hostname, guess: this.tracked(meant)?.guess ?? meant };
    }
    const parts = search.slice(1).split("&");
    const nameOf = (part) => [...new URLSearchParams(part).keys()][0] ?? "";
    const trackers = parts.map(nameOf).filter((name) => this.whole.trackers.test(name));
    if (!trackers.length) return undefined;
    const [before, behind] = [url.slice(0, url.indexOf("?")), url.slice(url.indexOf("?") + 1)];
    const kept = behind.split("#")[0].split("&").filter((part) => !trackers.includes(nameOf(part)));
    const fragment = behind.includes("#") ? behind.slice(behind.indexOf("#")) : "";
    return { by: trackers[0], guess: `${before}${kept.length ? "?" : ""}${kept.join("&")}${fragment}` };
  }

  checkLink(url, path) {
    const wrong = this.url(url);
    if (!wrong) return;
    const record = new RegExp(`(${this.data.link_kinds.join("|")})s/([\\p{L}\\p{N}_-]+)(\\.md|\\.yml|/)?$`, "u").exec(url);
    const [, text] = this.data.messages[wrong[0]];
    if (record) this.say(path, "prose.record", { kind: record[1], id: record[2] });
    else this.say(path, "prose.link", { reason: fill(text, wrong[1] ?? {}) });
  }

  checkShortLinks(text, path) {
    const kinds = this.data.link_kinds;
    const unresolved = text.replace(this.every.short_link, (whole, kind, id) => {
      if (!kinds.includes(kind)) return whole;
      this.checkExists(kind, id, path);
      return " ";
    });
    const nearly = unresolved.split("\n").map((line) => this.pattern.nearly_short_link.exec(line)).find(Boolean);
    if (!nearly) return;
    const kind = kinds.find((one) => nearly.groups.kind.startsWith(one));
    const words = /^\s*\|\s*(.*\S)/.exec(nearly.groups.rest)?.[1];
    const guess = `[[${kind}:${nearly.groups.id}${words ? `|${words}` : ""}]]`;
    this.say(path, kind ? "prose.nearly" : "prose.no_kind", { match: nearly[0], guess });
  }

  // Signs that nobody can see, written as codes; as themselves they are gone already. For a code that stands for no
  // sign, such as a control character's, Markdown puts one that can be seen.
  checkHidden(text, path) {
    for (const [, hex, decimal] of text.matchAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi)) {
      const sign = hex ? parseInt(hex, 16) : +decimal;
      const hidden = sign > 0x9f && sign < 0xd800 && String.fromCodePoint(sign).match(this.every.unsafe);
      if (hidden) this.say(path, "prose.hidden", { sign: sign.toString(16).toUpperCase().padStart(4, "0") });
    }
  }

  checkExists(kind, value, path) {
    const { choices, sources } = this.data;
    const named = (things) => new Map(things);
    const known =
      kind === "partner" ? named([...this.partners].map(([id, partner]) => [id, partner.name]))
      : kind === "source" ? named(Object.entries(sources))
      : named([...choices[kind], ...(this.data.others[kind] ?? [])]);
    if (known.has(value)) return;
    const state = `us-${value.toLowerCase()}`;
    const byName = [...known].find(([, name]) => fold(name) === fold(value))?.[0];
    const guess = (kind === "place" && known.has(state) && state) || byName || near(value, known.keys());
    const few = known.size > 0 && known.size <= 12;
    const about = guess ? "prose.guess" : few ? "prose.choices" : "prose.unknown";
    this.say(path, about, { kind, value: [...value].slice(0, 80).join(""), guess, choices: [...known.keys()].sort().join(", ") });
  }

  // The entry's own name

  checkId(value) {
    const limit = this.data.limits.id;
    const say = (about, values) => this.say(["id"], about, values);
    if (!value) return this.say(["id"], "missing");
    if (lengthOf(value) > limit) return say("id.long", { length: lengthOf(value), limit });
    if (!this.whole.id.test(value)) {
      const guess = slug(value, this.letters).slice(0, limit).replace(/-$/, "");
      return say(guess ? "id.guess" : "id.unknown", { value, guess });
    }
    if (this.partners.has(value)) {
      const text = fill(this.data.words.id_taken, { file: this.file(value) });
      return this.found.push({ path: ["id"], code: "", text, warning: false });
    }
    const holder = [...this.partners.values()].find((partner) => partner.formerly?.includes(value));
    return holder && say("id.in_use", { value, file: `partners/${value}.md` });
  }

  file(id) {
    return this.files.get(id) ?? `partners/${id}.md`;
  }

  // Between fields. What has a fault of its own is left out, as in the check.

  checkRules(record) {
    if (record.about && !this.faulty("about")) this.checkProse(record.about, ["about"]);
    if (record.about) this.checkWording(record.about, ["about"], false);
    this.checkUnlikely(record);
    if (record.succeeded_by && record.status !== "former") this.say(["succeeded_by"], "successor");
    this.twice("hubs", record.hubs, "hub");
    this.twice("alignment", record.alignment, "principle");
    this.twice("serves", record.serves);
    this.twice("languages", record.languages);
    this.notYet(["joined"], record.joined);
    if (!this.faulty("confirmed")) this.notYet(["confirmed", "on"], record.confirmed?.on);
    record.alignment?.forEach((claim, place) => this.checkClaim(claim, ["alignment", place], record));
    if (record.contact && !this.faulty("contact")) this.checkPersonal(record.contact.email, ["contact", "email"]);
  }

  // What is written as it should be, and can hardly be right.
  checkUnlikely(record) {
    if (record.founded && !this.faulty("founded")) {
      if (+record.founded > +this.today.slice(0, 4)) this.say(["founded"], "date.future", { value: +record.founded });
      if (+record.founded < this.data.first_year) this.say(["founded"], "year.early", { value: record.founded });
    }
    const ror = record.identifiers?.ror;
    if (ror && !this.faulty("identifiers") && !hasCheckDigits(ror)) this.say(["identifiers", "ror"], "ror.digits", { value: ror });
    const seen = new Set([fold(record.name ?? "")]);
    record.also_known_as?.forEach((value, place) => {
      if (seen.has(fold(value)) && !this.faulty("also_known_as", place)) this.say(["also_known_as", place], "alias", { value });
      seen.add(fold(value));
    });
  }

  twice(field, items = [], key) {
    const seen = new Set();
    items.forEach((item, place) => {
      const value = key ? item[key] : item;
      if (value === undefined || this.faulty(field, place)) return;
      if (seen.has(value)) this.say(key ? [field, place, key] : [field, place], `twice.${field}`, { value });
      seen.add(value);
    });
  }

  notYet(path, value) {
    if (!value || this.faulty(...path)) return;
    if (value.padEnd(10, "-01-01".slice(value.length - 4)) > this.today) this.say(path, "date.future", { value });
  }

  checkClaim(claim, path, record) {
    const evidencePath = [...path, "evidence"];
    const own = this.found.filter((problem) => path.every((step, place) => problem.path[place] === step));
    if (own.some(({ path: at, code, warning }) => at[path.length] !== "evidence" && code !== "ND218" && !warning)) return;
    const evidence = claim.evidence ?? [];
    const sound = evidence.map((item, place) => [item, [...evidencePath, place]]).filter(([, at]) => !this.faulty(...at));
    if (["reserves", "not-applicable"].includes(claim.stance) && !claim.statement) {
      this.say([...path, "stance"], "statement", { stance: claim.stance });
    }
    const unproven = !evidence.length;
    if (["practices", "leads"].includes(claim.stance) && unproven) {
      this.say([...path, "stance"], "unproven", { stance: claim.stance });
    }
    for (const [item, at] of sound) {
      this.notYet([...at, "date"], item.date);
      if (!item.date) this.say([...at, "date"], "undated");
      const own = record.url && !this.faulty("url") && item.independent && item.url;
      if (own && this.onSite(item.url, record.url)) this.say([...at, "independent"], "not_independent");
    }
    if (!claim.reviewed) return;
    this.notYet([...path, "reviewed"], claim.reviewed.on);
    const dates = sound.map(([item]) => item.date).filter(Boolean).map((date) => date.padEnd(10, "-01-01".slice(date.length - 4)));
    if (unproven) this.say([...path, "reviewed"], "unreviewable");
    else if (dates.length && this.lastDay(claim.reviewed.on) < dates.sort()[0]) this.say([...path, "reviewed"], "review_too_old");
  }

  lastDay(date) {
    if (date.length === 10) return date;
    const month = date.length === 7 ? date : `${date}-12`;
    return `${month}-${new Date(Date.UTC(+month.slice(0, 4), +month.slice(5), 0)).getUTCDate()}`;
  }

  // Whether an address is on the same site as another, as in records/sites.py.
  onSite(address, site) {
    const [host, home] = [address, site].map((url) => this.hostOf(url)?.replace(/\.$/, ""));
    if (!host || !home) return false;
    if ([host, home].some((one) => this.whole.shared_host.test(one))) {
      return host === home && folder(address).startsWith(folder(site));
    }
    return host === home || host.endsWith(`.${home}`) || home.endsWith(`.${host}`);
  }

  hostOf(url) {
    return this.host(url.slice(url.indexOf(":") + 1))?.replace(/^www\./, "");
  }

  checkPersonal(address, path) {
    const wrong = this.personal(address);
    if (wrong) this.say(path, ...wrong);
  }

  personal(address) {
    const [, name, host] = /^([^@]*)@([^]*)$/.exec((address ?? "").replace(/^mailto:/, "").split("?")[0].toLowerCase()) ?? [];
    if (name === undefined || name.includes("/")) return undefined;
    const parts = name.split(".");
    const named = parts.length > 1 && parts.every((part) => /^\p{L}+$/u.test(part) && !this.whole.role.test(part));
    if (named) return ["email.named", { name }];
    return this.whole.free_mail.test(host) ? ["email.free", { host }] : undefined;
  }

  // Between entries

  checkOthers(record, id) {
    if (record.status === "former") {
      if (this.data.leads.includes(id) && record.name) {
        const successor = record.succeeded_by;
        this.say(["status"], successor ? "succeeded" : "left", { name: record.name, successor });
      }
      return;
    }
    const name = foldedName(record.name ?? "");
    const url = record.url && !this.faulty("url") && this.bare(record.url);
    const others = this.looks.filter((other) => other.id !== id);
    const sameName = name && others.find((other) => other.name === name);
    const sameUrl = url && others.find((other) => other.url === url);
    if (sameName) this.say(["name"], "same_name", { file: this.file(sameName.id) });
    if (sameUrl && sameUrl !== sameName) this.say(["url"], "same_url", { file: this.file(sameUrl.id) });
  }

  bare(url) {
    const [, path, query] = /^[^:]*:\/\/[^/?#]*([^?#]*)(\?[^#]+)?/.exec(url) ?? [];
    return `${this.hostOf(url) ?? ""}${(path ?? "").replace(/\/+$/, "")}${query ?? ""}`;
  }
}

function folder(url) {
  const [, path] = /^[^:]*:\/\/[^/?#]*([^?#]*)/.exec(url);
  return `${path.replace(/\/+$/, "")}/`;
}


function foldedName(name) {
  const words = fold(name).replace(/&/g, " and ").replace(/['’]/g, "").match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.filter((word) => !["the", "inc", "incorporated", "llc", "ltd"].includes(word)).join("");
}

// The HTML, pictures, links and texts of a Markdown text, code left out.
function* prosePieces(text) {
  let paragraph = [];
  let fence = null; // what ends the code that a line is in
  let end = null; // what ends the HTML that a line is in
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence)) fence = null;
      continue;
    }
    if (end) {
      if (end.test(line)) end = null;
      continue;
    }
    const inner = line.replace(CONTAINERS, "");
    const block = HTML_BLOCKS.find(([begins]) => begins.test(inner)) ?? (!paragraph.length && HTML_LINE.test(inner) && [HTML_LINE, BLANK]);
    if (mark || block || BLANK.test(line)) {
      yield* inlinePieces(paragraph.join("\n"));
      paragraph = [];
      fence = mark ?? null;
      if (block) yield ["html", inner];
      end = block && !block[1].test(inner) ? block[1] : null;
    } else if (paragraph.length || !/^(?: {4}|\t)/.test(line)) {
      paragraph.push(line);
    }
  }
  yield* inlinePieces(paragraph.join("\n"));
}

function* inlinePieces(text) {
  const blank = (pattern, source) => source.replace(pattern, (found) => " ".repeat(found.length));
  let rest = blank(/\\[!-/:-@[-`{-~]/g, text);
  rest = blank(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/g, rest);
  const links = new RegExp(`(!?)${LINK.source}`, "g");
  for (const [whole, picture, words, pointed, bare] of rest.matchAll(links)) {
    yield picture ? ["picture", whole] : ["link", encoded(pointed ?? bare)];
    rest = rest.replace(whole, `[${words}]`);
  }
  for (const [whole, url] of rest.matchAll(/<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*)>/gi)) {
    yield ["link", encoded(url)];
    rest = rest.replace(whole, " ");
  }
  for (const [found] of rest.matchAll(HTML_INLINE)) {
    yield ["html", found];
    rest = rest.replace(found, " ");
  }
  for (const [, url] of rest.matchAll(/^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)/gm)) yield ["link", url];
  yield ["text", rest];
}
