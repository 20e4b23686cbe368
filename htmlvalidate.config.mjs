// How the pages are checked: by all that html-validate recommends, with these exceptions.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // Each value of a facet is a box of the same name, as in any form with several choices.
    "form-dup-name": ["error", { shared: ["button", "checkbox", "radio", "reset", "submit"] }],
    // ARIA lets lists and groups have names.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // What is found while one types is no choice of a form: each is a link with a few lines.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
    // A page is called what its partner is called, however long that is.
    "long-title": "off",
  },
};
