// Elements without markup strings: whatever an article contains stays text.
const SVG = new Set(["svg", "g", "path", "rect", "circle", "line", "text", "title", "clipPath", "defs", "pattern", "use"]);

function put(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "style") for (const [key, one] of Object.entries(value)) node.style.setProperty(key, one);
  else node.setAttribute(name, value === true ? "" : value);
}

/** An HTML or SVG element with attributes, listeners (`onclick`) and children; null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const node = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) put(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Keys that press what is drawn as a button: Enter and the space bar, which would scroll. */
export const pressed = (press) => (event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  press();
};

/** A link's address if it is one that a browser may follow from a page: http or https, else null. */
export function safeLink(address) {
  try {
    const url = new URL(address, document.baseURI);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link to elsewhere, or plain text where the address is not a web address. */
export function outward(address, text) {
  const href = address && safeLink(address);
  return href ? h("a", { href, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, text) : h("span", { dir: "auto" }, text);
}

/** A number as the language writes it; Kazakh as Russian does, for browsers know no numbers of its own. */
export const plural = (number, language) => new Intl.NumberFormat(language === "kk" ? "ru" : language).format(number);

/** "3 records": a number with the form of its word that the language wants. */
export const numbered = (number, forms, language) => `${plural(number, language)} ${forms[new Intl.PluralRules(language).select(number)] ?? forms.other}`;
