// Elements as modules make and find them.

/**
 * A new element. An attribute that is true has no value; one that is false or undefined is left out, as are children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 * @param {(Node | string | undefined | false)[]} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/**
 * The first element for a selector, which a template has put there.
 * @template {Element} [Found=HTMLElement]
 * @param {ParentNode} around
 * @param {string} selector
 */
export const one = (around, selector) => /** @type {Found} */ (around.querySelector(selector));

/**
 * All elements for a selector.
 * @template {Element} [Found=HTMLElement]
 * @param {ParentNode} around
 * @param {string} selector
 */
export const every = (around, selector) => /** @type {Found[]} */ ([...around.querySelectorAll(selector)]);
