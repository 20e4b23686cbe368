// Data that a page names.

/**
 * What a JSON file of the site holds.
 * @param {string | undefined} address
 */
export const get = async (address) => (await fetch(String(address))).json();
