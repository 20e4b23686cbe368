// Words as search compares them: without case and accents, and the nearest known one for a misspelled one.

// How many letters have to be added, dropped, changed or swapped with their neighbor; `limit` + 1 if more than `limit`.
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length], limit + 1);
}

// The known word nearest to a misspelled one; undefined if the word begins a known one, or if none is near.
export function closest(word, known) {
  if (known.some((one) => one.startsWith(word))) return undefined;
  let limit = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let found;
  for (const one of known) {
    const steps = distance(word, one, limit);
    if (steps > limit) continue;
    found = one;
    limit = steps - 1;
  }
  return found;
}
