// What to copy to show the present view elsewhere: component, inline frame, oEmbed link, calendar, feed.
import { h } from "./dom.js";
import { Source } from "./source.js";

const VIEWS = ["timeline", "list", "map", "quotes", "tempo", "visits"];

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Names in filters as ids, so that an embed stays right when a name comes to mean somebody else. */
async function asIds(source, filters) {
  const answer = await source.json("events", filters, { limit: 1 }).catch(() => null);
  const ids = { ...filters };
  for (const [name, understood] of Object.entries(answer?.query ?? {})) {
    if (Array.isArray(understood) && understood.every((one) => one?.id) && filters[name]) ids[name] = understood.map((one) => one.id);
  }
  return ids;
}

function component(base, view, filters, language) {
  const attributes = Object.entries(filters).map(([name, values]) => ` ${name.replaceAll("_", "-")}="${escaped([values].flat().join("|"))}"`).join("");
  const lang = language === "en" ? "" : ` lang="${language}"`;
  return `<script type="module" src="${base}/widget.js"></script><relations-timeline src="${base}" view="${view}"${attributes}${lang} height="420"></relations-timeline>`;
}

function frameAddress(base, view, filters, language) {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(filters)) for (const value of [values].flat()) query.append(name, value);
  if (language !== "en") query.set("lang", language);
  const text = query.toString();
  return `${base}/embed/${view}${text ? `?${text}` : ""}`;
}

function line(name, value, words) {
  const field = h("input", { readonly: true, value, "aria-label": name });
  const button = h("button", { type: "button", onclick: async () => {
    field.select();
    await navigator.clipboard?.writeText(value).catch(() => undefined);
    button.textContent = words.copied;
  } }, words.copy);
  return h("div", { class: "code" }, h("label", {}, name, h("span", { class: "line" }, field, button)));
}

/** Fills the dialog with the codes of the chosen view under the present filters. */
export async function fillCodes(dialog, { base, filters, language, words }) {
  const choice = dialog.querySelector("#embed-view");
  const chosen = VIEWS.includes(choice.value) ? choice.value : "timeline";
  choice.replaceChildren(...VIEWS.map((view) => h("option", { value: view }, words[view])));
  choice.value = chosen;
  const source = new Source(base, language);
  const ids = await asIds(source, filters);
  const frame = frameAddress(base, chosen, ids, language);
  const records = new Source(base, language);
  dialog.querySelector("#embed-codes").replaceChildren(
    line(words.component, component(base, chosen, ids, language), words),
    line(words.iframe, `<iframe src="${escaped(frame)}" width="100%" height="420" title="Relations Timeline" loading="lazy"></iframe>`, words),
    line(words.oembed, `${base}/oembed?url=${encodeURIComponent(frame)}`, words),
    line(words.calendar, records.address("events.ics", ids), words),
    line(words.feed, records.address("events.atom", ids), words));
}
