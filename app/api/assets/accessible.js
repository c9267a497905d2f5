// Swagger UI, readable with eyes, ears and keys: gives what it draws the names, roles and levels that it leaves out.
// Attributes alone are set, and only added nodes are listened for, so no mend calls for another; a selector that a later
// version no longer draws mends nothing.
const root = document.getElementById("swagger-ui");

const words = (node) => node?.textContent.replace(/[\u200b\s\u00a0*]+/g, " ").trim() ?? "";
const operation = (node) => words(node.closest(".opblock")?.querySelector(".opblock-summary-path"));
const parameter = (node) => node.closest("[data-param-name]")?.dataset.paramName;
const code = (node) => node.closest("[data-code]")?.dataset.code;
const name = (label) => (node) => set(node, { "aria-label": typeof label === "string" ? label : label(node) });
const level = (number) => (node) => set(node, { "aria-level": number });
const asButton = (label) => (node) => set(node, { role: "button", tabindex: 0, "aria-label": label(node) });

function set(node, attributes) {
  for (const [key, value] of Object.entries(attributes)) if (value != null && node.getAttribute(key) !== String(value)) node.setAttribute(key, value);
}

/** What scrolls is scrolled by keys too. */
function scrolls(node) {
  const overflows = node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight;
  if (overflows && getComputedStyle(node).overflow !== "visible") set(node, { tabindex: 0 });
}

const MENDS = [
  // One h1 on the page, and no level skipped below it.
  [".info .title", level(2)],
  [".models > h4, .errors-wrapper h4, .failed-config .title", level(3)],
  [".opblock-body .opblock-section-header h4", level(4)],
  [".responses-inner h4", level(5)],
  [".live-responses-table h5", level(6)],
  [".headers__title", (node) => level(node.closest(".live-responses-table") ? 6 : 5)(node)],
  // A link inside a button is a control in a control; the button opens the operation and puts the same address into the browser's.
  [".opblock-summary-control a[href]", (node) => node.removeAttribute("href")],
  ["#servers", name("Server")],
  [".operation-filter-input", name("Filter by tag")],
  [".expand-operation", name((node) => `Operations of ${node.closest("[data-tag]")?.dataset.tag}`)],
  [".opblock-summary .copy-to-clipboard", asButton((node) => `Copy ${operation(node)}`)],
  [".parameters :is(input, select:not(.examples-select-element), textarea)", name(parameter)],
  [".examples-select-element", name((node) => `Examples of ${parameter(node) ?? `answer ${code(node)}`}`)],
  [".parameters .json-schema-form-item-add", name((node) => `${words(node)}: ${parameter(node)}`)],
  [".parameters .json-schema-form-item-remove", name((node) => `Remove this value of ${parameter(node)}`)],
  [".execute-wrapper .execute, .btn-group .execute", name((node) => `Execute ${operation(node)}`)],
  [".response-control-media-type select", name((node) => `Media type of answer ${code(node) ?? ""}`)],
  [".curl-command .copy-to-clipboard button", name("Copy the command")],
  [".highlight-code .copy-to-clipboard button", name("Copy the answer")],
  ["pre, .table-container", scrolls],
];

let due = 0;
const soon = () => { due ||= setTimeout(mend, 50); };

function mend() {
  due = 0;
  for (const [selector, change] of MENDS) root.querySelectorAll(selector).forEach(change);
}

new MutationObserver(soon).observe(root, { childList: true, subtree: true });
addEventListener("resize", soon);

root.addEventListener("keydown", (event) => {
  if (!event.target.matches("div[role=button]") || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  event.target.firstElementChild.dispatchEvent(new MouseEvent("click", { bubbles: true })); // the picture in it listens
});

// Swagger UI has a dark mode and no switch for it here: the device's choice is taken, also when it changes.
const dark = matchMedia("(prefers-color-scheme: dark)");
const dress = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", dress);
dress();
mend();
