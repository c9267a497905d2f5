// The three try-outs of the docs page: each asks this server what its address says and shows the rows.
const about = ({ date, speaker, city, place }) => [date?.edtf || date?.reported, speaker?.name, city ?? place?.city].filter(Boolean).join(" · ");

function listOf(items) {
  const list = document.createElement("ol");
  for (const item of items) {
    const row = document.createElement("li");
    const small = document.createElement("small");
    small.textContent = about(item);
    row.append(item.kind === "direct" ? `“${item.text}”` : item.text ?? item.title, small);
    row.dir = "auto";
    list.append(row);
  }
  return list;
}

async function ask(card) {
  const shown = card.querySelector(".rows");
  shown.replaceChildren("…");
  try {
    const response = await fetch(card.querySelector(".address").href);
    const body = await response.json();
    if (!response.ok) throw new Error(body.detail ?? response.statusText);
    shown.replaceChildren(body.items.length ? listOf(body.items) : "Nothing on record yet. Feed articles with: timeline ingest FOLDER");
  } catch (error) {
    shown.replaceChildren(`This did not work: ${error.message}`);
  }
}

for (const card of document.querySelectorAll(".try")) card.querySelector("button").addEventListener("click", () => ask(card));
