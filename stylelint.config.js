// What Stylelint asks of the styles: its standard, but for these ways to write.

export default {
  extends: ["stylelint-config-standard"],
  rules: {
    // A block, and after two hyphens a variant of it.
    "selector-class-pattern": "^[a-z]+(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)?$",
    // Written so that browsers from before 2023 read it.
    "media-feature-range-notation": "prefix",
    // Material's own, beside ours.
    "custom-property-pattern": "^(md-[a-z-]+|[a-z]+(-[a-z0-9]+)*|[a-z][0-9]+)$",
    // It takes for rivals whatever ends alike, such as “.meta a:hover” and “.evidence a”: of 58 findings none was a fault,
    // and a sheet that obeys is in an order that no component has.
    "no-descending-specificity": null,
    // All colors in one length, so that they can be compared.
    "color-hex-length": "long",
    // Typefaces are written as they are called.
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--font/", "font-family"], camelCaseSvgKeywords: true }],
  },
};
