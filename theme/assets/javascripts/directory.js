// Small comforts. Every page is complete without them.

const root = document.documentElement;

// Colour scheme: one button that offers the other scheme and remembers the choice on this device.
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

// A list to filter, by words and by choices. The address keeps the filter, and the count says how many are left.
const filter = document.querySelector("[data-filter]");
if (filter) {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const plurals = new Intl.PluralRules(root.lang);
  const status = document.querySelector(".filter-count");
  const fields = [...filter.elements].filter((field) => field.name);
  const rows = [...document.querySelectorAll(".records > .record")].filter((row) => !row.closest("details"));
  const texts = new Map(rows.map((row) => [row, fold(`${row.textContent} ${row.dataset.words ?? ""}`)]));
  const groups = [...new Set(rows.map((row) => row.closest("section")))];

  const fits = (row, field) => {
    if (field.name === "q") return fold(field.value).split(/\s+/).every((word) => texts.get(row).includes(word));
    return !field.value || row.dataset[field.name].split(" ").includes(field.value);
  };
  const apply = () => {
    for (const row of rows) row.hidden = !fields.every((field) => fits(row, field));
    for (const group of groups) {
      const left = rows.filter((row) => !row.hidden && group.contains(row)).length;
      const number = group.querySelector(".section-head .num");
      if (number) number.textContent = left.toLocaleString(root.lang);
      group.hidden = !left;
    }
    const left = rows.filter((row) => !row.hidden).length;
    const words = status.dataset[left ? plurals.select(left) : "none"] ?? status.dataset.other;
    status.textContent = words.replace("{n}", left.toLocaleString(root.lang));
    const query = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    history.replaceState(null, "", `${query.size ? `?${query}` : location.pathname}${location.hash}`);
  };

  filter.hidden = false;
  const asked = new URLSearchParams(location.search);
  for (const field of fields) field.value = asked.get(field.name) ?? "";
  if (fields.some((field) => field.value)) apply();
  filter.addEventListener("input", apply);
  filter.addEventListener("reset", () => setTimeout(apply));
  filter.addEventListener("submit", (event) => event.preventDefault());
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
