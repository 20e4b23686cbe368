// Set the color scheme a visitor chose earlier before anything is painted. Without a choice the system's holds.
try {
  const saved = localStorage.getItem("scheme");
  if (saved === "light" || saved === "dark") document.documentElement.dataset.scheme = saved;
} catch {
  // Storage is switched off: nothing was saved.
}
