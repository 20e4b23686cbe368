// Keeps an entry while somebody writes it: in this tab alone, so that it outlives a reload and going back and forth, and
// does not linger on a computer that others use.

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Draft {
  constructor(name) {
    this.key = `draft of ${location.pathname}${name}`;
  }

  // What was kept; nothing where the browser keeps nothing.
  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  // Whether the browser keeps it.
  keep(draft) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  discard() {
    try {
      sessionStorage.removeItem(this.key);
    } catch {
      // Nothing was kept.
    }
  }
}

// A draft of an entry that was published anew since it was begun: what the draft changed is as in the draft, and all
// else as it is published now. `names` are those of the form's fields: what else a draft holds is left. `both` names the
// fields that were changed in either.
export function carryOver(draft, begun, present, names) {
  const entry = { ...present };
  const both = [];
  for (const name of names) {
    if (same(draft[name], begun[name])) continue;
    entry[name] = draft[name];
    if (!same(present[name], begun[name]) && !same(present[name], draft[name])) both.push(name);
  }
  return { entry, both };
}
