// One button that offers the other color scheme and remembers the choice on this device; scheme.js sets it again.

/** @param {HTMLElement} toggle */
export function offerScheme(toggle) {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const label = () => {
    const text = (isDark() ? toggle.dataset.toLight : toggle.dataset.toDark) ?? "";
    toggle.setAttribute("aria-label", text);
    toggle.title = text;
  };
  toggle.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("scheme", root.dataset.scheme);
    } catch {
      // Storage is switched off: the choice lasts for this page.
    }
    label();
  });
  system.addEventListener("change", label);
  label();
  toggle.hidden = false;
}
