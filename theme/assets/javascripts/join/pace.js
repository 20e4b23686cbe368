// When the form on /join/ shows what it found. What moves while the mouse is pressed gets no click, so that answers wait
// until it is let go; and what goes when Tab has chosen where to go next takes the focus with it, so that answers which
// wait for a pause in typing are shown before.

const PAUSE = 250;

/** @type {(() => void) | undefined} */
let waiting; // what is still to be shown
/** @type {number | undefined} */
let timer;
let pressed = false;

function release() {
  pressed = false;
  const show = waiting;
  forget();
  show?.();
}

function forget() {
  clearTimeout(timer);
  waiting = undefined;
}

/**
 * Shows at once, or as soon as the mouse is let go.
 * @param {() => void} show
 */
export function showNow(show) {
  forget();
  if (pressed) waiting = show;
  else show();
}

/**
 * Shows when nobody has typed for a while.
 * @param {() => void} show
 */
export function showSoon(show) {
  forget();
  waiting = show;
  timer = setTimeout(() => showNow(show), PAUSE);
}

// A list of choices opens over the page when it is pressed, and may keep to itself that the mouse was let go.
addEventListener("mousedown", ({ target }) => (pressed = !(/** @type {Element} */ (target).closest("select"))), true);
addEventListener("click", release, true);
// Where the mouse is let go elsewhere than it was pressed there is no click. Where there is one, it comes first.
for (const end of ["mouseup", "dragend"]) addEventListener(end, () => setTimeout(() => pressed && release()), true);
addEventListener("keydown", ({ key }) => key === "Tab" && release(), true);
