// Data that a page names.

/**
 * What a JSON file of the site holds.
 * @param {string | undefined} address
 * @param {RequestInit} [options]
 */
export const get = async (address, options) => (await fetch(String(address), options)).json();
