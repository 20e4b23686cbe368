// Texts of the page's language, with numbers and values put in.

export const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const lists = new Intl.ListFormat(language);

export const number = (n) => n.toLocaleString(language);
export const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const join = (texts) => lists.format(texts);

// A text that depends on a number. `forms` is what Words.forms() made: JSON with a text for each plural form that the
// language has, and for none at all where that reads better.
export function counted(forms, n, values) {
  const texts = JSON.parse(forms);
  const form = n === 0 && texts.zero ? "zero" : plurals.select(n);
  return put(texts[form] ?? texts.other, { n: number(n), ...values });
}

// A date in words, as precise as it is known.
export function inWords(date) {
  const [year, month, day] = date.split("-");
  const style = { year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, style).format(new Date(date));
}
