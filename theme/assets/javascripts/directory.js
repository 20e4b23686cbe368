// Small comforts. Every page is complete without them.

const root = document.documentElement;

// Color scheme: one button that offers the other scheme and remembers the choice on this device.
const toggle = document.querySelector(".scheme-toggle");
if (toggle) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const label = () => {
    const text = isDark() ? toggle.dataset.toLight : toggle.dataset.toDark;
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

// A group in the header closes on Escape or when something else is clicked.
const groups = document.querySelectorAll(".site-nav details");
document.addEventListener("click", (event) => {
  for (const group of groups) if (!group.contains(event.target)) group.open = false;
});
for (const group of groups) {
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !group.open) return;
    group.open = false;
    group.querySelector("summary").focus();
    event.preventDefault();
  });
}

// Code to embed: a button that copies it and says so.
for (const box of document.querySelectorAll(".copy")) {
  const button = box.querySelector("button");
  const status = box.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.querySelector("code").textContent);
      status.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(box.querySelector("code"));
      status.textContent = button.dataset.failed;
    }
  });
}
