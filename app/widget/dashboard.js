// The dashboard: every panel is the web component; the filters live in the address.
import { fillCodes } from "./embedding.js";
import "./element.js";
import { h, plural } from "./dom.js";
import { Source } from "./source.js";
import { labelIn, wordsFor } from "./words.js";
import { pageWordsFor } from "./page_words.js";

const BASE = new URL("..", import.meta.url).href.replace(/\/$/, "");
const NAMES = ["pair", "date_from", "date_to", "type", "actor", "city", "topic", "q"];
const OTHERS = /^(lang|theme|_|utm_.*)$/;
const form = document.querySelector("#filters");
const message = document.querySelector("#message");
const panels = [...document.querySelectorAll("[data-view]")];
let language = "en";

/** The filters of the present address; names we do not know are left alone. */
function stateOf(address = location) {
  const query = new URLSearchParams(address.search);
  const filters = Object.fromEntries(NAMES.map((name) => [name, query.getAll(name)]).filter(([, values]) => values.some(Boolean)));
  const strangers = [...new Set(query.keys())].filter((name) => !NAMES.includes(name) && !OTHERS.test(name));
  return { filters, strangers, lang: query.get("lang"), theme: query.get("theme") };
}

function go(change) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    query.delete(name);
    for (const one of [value].flat()) if (one) query.append(name, one);
  }
  const text = query.toString();
  history.pushState(null, "", `${location.pathname}${text ? `?${text}` : ""}`);
  show();
}

function labelPanels(words, pageWords) {
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = pageWords[node.dataset.word] ?? words[node.dataset.word] ?? node.textContent;
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", words[node.dataset.label]);
}

function buildPanel(section) {
  const heading = h("h2", { id: `title-${section.dataset.view}` });
  const header = h("header", {}, heading, h("a", { class: "api" }), h("a", { class: "csv" }));
  const view = h("relations-timeline", { view: section.dataset.view, src: BASE });
  section.setAttribute("aria-labelledby", heading.id);
  section.append(header, view);
}

function updatePanel(section, filters, source, words, theme) {
  const view = section.querySelector("relations-timeline");
  for (const name of NAMES) {
    const attribute = name.replaceAll("_", "-");
    if (filters[name]) view.setAttribute(attribute, filters[name].join("|"));
    else view.removeAttribute(attribute);
  }
  view.setAttribute("lang", language);
  view.setAttribute("theme", theme);
  const { path } = section.dataset;
  const extra = path.endsWith("counts") ? { by: ["month", "type"] } : {};
  section.querySelector("h2").textContent = words[section.dataset.view];
  Object.assign(section.querySelector(".api"), { href: source.address(path, filters, extra), textContent: words.api });
  Object.assign(section.querySelector(".csv"), { href: source.address(`${path}.csv`, filters, extra), textContent: words.csv });
}

async function numbers(source, { filters, strangers }, words) {
  const list = document.querySelector("#numbers");
  try {
    const [events, visits, statements, articles] = await Promise.all([source.count("events", filters), source.count("visits", filters),
      source.count("statements", filters), source.count("articles", {})]);
    const rows = [[words.list, events], [words.visitCount, visits], [words.statement, statements], [words.articles, articles]];
    const pair = filters.pair?.[0];
    const relation = pair ? await source.json(`relations/${pair}`, {}, {}).catch(() => null) : null;
    if (relation?.leaders_meeting?.days_since != null) rows.push([words.days, relation.leaders_meeting.days_since]);
    if (relation?.goldstein?.mean != null) rows.push([words.mean, relation.goldstein.mean]);
    list.replaceChildren(...rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, plural(value, language)))));
    tell(strangers.length ? `${pageWordsFor(language).noFilter}: ${strangers.join(", ")}` : "", strangers.length > 0);
  } catch (error) {
    tell(error.gone ? words.gone : error.message, true);
  }
}

function tell(text, wrong = false) {
  message.textContent = text;
  message.classList.toggle("error", wrong);
}

function fillForm(filters) {
  for (const name of NAMES) {
    const field = form.elements[name];
    const value = filters[name]?.[0] ?? "";
    if (field instanceof HTMLSelectElement && value && ![...field.options].some((option) => option.value === value)) field.append(h("option", { value }, value));
    field.value = value;
  }
}

async function fillChoices(source) {
  for (const [name, path] of [["type", "event-types"], ["topic", "topics"]]) {
    const answer = await source.json(path).catch(() => ({ items: [] }));
    const field = form.elements[name];
    const chosen = field.value;
    const options = answer.items.map((item) => h("option", { value: item.code }, labelIn(item.label, source.language)));
    field.replaceChildren(field.options[0], ...options);
    field.value = chosen;
  }
}

function suggestFor(field, list, kind) {
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (field.value.trim().length < 2) return;
      const answer = await new Source(BASE, language).json("suggest", {}, { q: field.value }).catch(() => null);
      const fits = (answer?.items ?? []).filter((item) => (item.object ?? "").startsWith(kind));
      document.querySelector(list).replaceChildren(...fits.map((item) => h("option", { value: item.id }, item.name)));
    }, 150);
  });
}

function show() {
  const state = stateOf();
  const { filters, lang, theme } = state;
  const wanted = theme ?? "auto";
  const next = ["en", "ru", "kk"].includes(lang) ? lang : "en";
  const source = new Source(BASE, next);
  const words = wordsFor(next);
  if (next !== document.documentElement.lang || !form.elements.type.options[1]) fillChoices(source);
  language = next;
  document.documentElement.lang = language;
  if (wanted === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
  labelPanels(words, pageWordsFor(language));
  document.querySelector("#language").value = language;
  document.querySelector("#theme").value = wanted;
  fillForm(filters);
  for (const section of panels) updatePanel(section, filters, source, words, wanted);
  numbers(source, state, words);
}

function listen() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()])));
  });
  form.addEventListener("change", (event) => event.target.matches("select") && form.requestSubmit());
  document.querySelector("#reset").addEventListener("click", () => go(Object.fromEntries(NAMES.map((name) => [name, ""]))));
  document.querySelector("#language").addEventListener("change", (event) => go({ lang: event.target.value }));
  document.querySelector("#theme").addEventListener("change", (event) => go({ theme: event.target.value }));
  document.addEventListener("rt-filter", (event) => go(event.detail));
  window.addEventListener("popstate", show);
  const dialog = document.querySelector("#embed-dialog");
  const codes = () => fillCodes(dialog, { base: BASE, filters: stateOf().filters, language, words: wordsFor(language) });
  document.querySelector("#embed").addEventListener("click", () => { codes(); dialog.showModal(); });
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.querySelector("#embed-view").addEventListener("change", codes);
  suggestFor(form.elements.actor, "#actors", "actor");
  suggestFor(form.elements.city, "#cities", "place");
}

panels.forEach(buildPanel);
listen();
show();
