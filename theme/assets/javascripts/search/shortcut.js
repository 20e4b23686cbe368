// A slash leads to the search, unless something is being written.

/** @param {HTMLInputElement} input */
export function onSlash(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = /** @type {Element} */ (event.target);
    if (at.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    if (!input.checkVisibility()) /** @type {HTMLElement | null} */ (input.closest("[popover]"))?.showPopover();
    input.focus();
    input.select();
  });
}
