// What ESLint asks of the scripts: all that it recommends, and that each function can be read at a glance.

import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["site/", ".venv/", "node_modules/", "tests/mistakes/"] },
  js.configs.recommended,
  {
    rules: {
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "max-lines": ["error", { max: 200, skipComments: true }],
      "max-lines-per-function": ["error", { max: 40, skipComments: true }],
      "max-params": ["error", 6],
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
  { files: ["theme/**/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["tests/**/*.js", "*.js"], languageOptions: { globals: globals.node } },
  // It runs before anything is painted, which no module does.
  { files: ["theme/assets/javascripts/shared/scheme.js"], languageOptions: { sourceType: "script" } },
];
