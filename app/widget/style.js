// The component's style: isolated in its shadow root, adjustable by custom properties (--rt-…) and parts.
const LIGHT = `--paper: var(--rt-paper, #ffffff); --ink: var(--rt-ink, #1b2430); --soft: var(--rt-soft, #56616f);
  --line: var(--rt-line, #d9dee5); --wash: var(--rt-wash, #f2f4f7); --accent: var(--rt-accent, #0b5cad); --sea: #e8eff6; --land: #cfd6cd;
  --visit: #0b6bcb; --meeting: #00766c; --call: #8a5a00; --summit: #7a3fb8; --agreement: #2f7d1f; --exercise: #a8361a;
  --message: #a02c78; --invitation: #52627a; --restriction: #b3122b; --statement: #4a4f57; color-scheme: light;`;
const DARK = `--paper: var(--rt-paper, #14181d); --ink: var(--rt-ink, #e8ecf1); --soft: var(--rt-soft, #a5b0bd);
  --line: var(--rt-line, #333c47); --wash: var(--rt-wash, #1d232b); --accent: var(--rt-accent, #7ab8ff); --sea: #1a222c; --land: #38424d;
  --visit: #62aefc; --meeting: #35bfae; --call: #e0a83e; --summit: #bf95f0; --agreement: #7fc96b; --exercise: #f08a6c;
  --message: #ec7fc4; --invitation: #9fb2cf; --restriction: #ff7f8e; --statement: #b9c1cb; color-scheme: dark;`;
const TYPES = ["visit", "meeting", "call", "summit", "agreement", "exercise", "message", "invitation", "restriction", "statement"];

const RULES = `
:host { display: block; ${LIGHT} color: var(--ink); background: var(--paper); font: var(--rt-font, 14px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif);
  position: relative; overflow: hidden; container-type: inline-size; }
:host([theme="dark"]) { ${DARK} }
:host([theme="host"]) { --paper: transparent; --ink: inherit; }
@media (prefers-color-scheme: dark) { :host(:not([theme])), :host([theme="auto"]) { ${DARK} } }
:host([hidden]) { display: none; }
.frame { height: 100%; display: flex; flex-direction: column; min-height: 0; }
.body { flex: 1; min-height: 0; overflow: auto; position: relative; }
.status { padding: 1.5em 1em; color: var(--soft); } .status.error, .error { color: var(--restriction); }
button { font: inherit; color: inherit; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; border-radius: 3px; }
a { color: var(--accent); } .tools { position: absolute; inset-inline-end: 6px; top: 6px; z-index: 2; display: flex; gap: 4px; }
.tool { min-width: 32px; min-height: 32px; border: 1px solid var(--line); background: var(--paper); border-radius: 6px; line-height: 1; }
.tool:hover, .more:hover { background: var(--wash); }
.timeline { position: relative; padding-top: 42px; } svg, canvas { display: block; } .lanes { display: flex; } .lane-names { flex: 0 0 auto; max-width: 34%; padding-inline: 8px 10px; font-weight: 600; font-size: 12.5px; }
.lane-names span { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.field { position: relative; flex: 1; min-width: 0; overflow: hidden; cursor: grab; touch-action: pan-y; user-select: none; } .field:active { cursor: grabbing; } .field canvas { position: absolute; }
.marks button { position: absolute; border: 0; padding: 0; background: none; border-radius: 7px; } .marks button:hover { box-shadow: 0 0 0 2px var(--ink); } .marks button:focus-visible { outline-offset: 2px; }
.marks[hidden] { display: none; } .rule { stroke: var(--line); stroke-width: 1; } .tick { fill: var(--soft); font-size: 11px; } .tick.end { text-anchor: end; } .note, .credit { margin: 4px 8px; color: var(--soft); font-size: 12px; }
.map { position: relative; height: 100%; min-height: 260px; background: var(--sea); } .world { width: 100%; height: 100%; position: absolute; inset: 0; touch-action: none; cursor: grab; }
.land { fill: var(--land); } .city { cursor: pointer; } .city circle { fill: var(--visit); fill-opacity: .75; stroke: var(--paper); }
.city text.end { text-anchor: end; } .city text { fill: var(--ink); paint-order: stroke; stroke: var(--sea); font-weight: 600; } .city:focus-visible { outline: none; } .city:focus-visible circle { stroke: var(--ink); fill-opacity: 1; }
.credit { position: absolute; bottom: 0; inset-inline-end: 0; }
.chart { max-width: 100%; } .block, .swatch { fill: var(--c); background: var(--c); } .bar { cursor: pointer; } .ghost { fill: transparent; }
.bar:hover .ghost { fill: var(--wash); } .bar:focus-visible { outline: none; } .bar:focus-visible .ghost { stroke: var(--ink); stroke-width: 1.5; }
.legend { list-style: none; margin: 4px 10px; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 12px; } .swatch { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-inline-end: 5px; }
.rows { list-style: none; margin: 0; padding: 0; } .rows > li { padding: 9px 12px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.events > li { display: grid; grid-template-columns: minmax(8.5em, 11em) 1fr; gap: 1px 12px; border-inline-start: 4px solid var(--c); }
.events .meta { grid-column: 2; font-size: 12.5px; color: var(--soft); } .events time { grid-row: span 2; } time { color: var(--soft); font-variant-numeric: tabular-nums; }
.title { border: 0; background: none; padding: 0; text-align: start; font-weight: 600; } .title:hover, .link:hover { text-decoration: underline; }
blockquote { margin: 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--accent); font-size: 1.05em; } .reported { margin: 0; font-style: italic; }
.byline, .foot { margin: 4px 0 0; color: var(--soft); font-size: 12.5px; } .byline b { color: var(--ink); } .link { border: 0; background: none; padding: 0 2px; color: var(--accent); min-height: 24px; }
.more { display: block; margin: 10px auto; padding: 8px 18px; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); } .more[hidden] { display: none; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; padding: 7px 12px; border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 600; font-size: 12.5px; }
dialog { border: 1px solid var(--line); border-radius: 10px; padding: 0; width: min(720px, 94vw); max-height: 86vh; background: var(--rt-paper, var(--dialog, var(--paper))); color: var(--ink); }
:host([theme="host"]) dialog { background: Canvas; color: CanvasText; } dialog::backdrop { background: rgb(0 0 0 / .45); }
dialog header { display: flex; gap: 12px; align-items: start; padding: 14px 16px 8px; border-bottom: 1px solid var(--line); } h2 { font-size: 1.1rem; margin: 0; flex: 1; overflow-wrap: anywhere; max-height: 30vh; overflow: auto; }
h3 { font-size: .85rem; margin: 16px 0 6px; color: var(--soft); } .evidence-body time { margin-inline-end: 10px; } .evidence-body { padding: 8px 16px 18px; overflow: auto; max-height: 66vh; overflow-wrap: anywhere; }
.quote { margin: 6px 0; display: grid; grid-template-columns: 7.5em 1fr; gap: 4px 10px; } .field { color: var(--soft); font-size: 12.5px; } .around { color: var(--soft); } mark { background: color-mix(in srgb, var(--accent) 22%, transparent); color: inherit; }
q { quotes: none; } .people, .source-list { padding-inline-start: 1.2em; margin: 6px 0; }
@container (max-width: 480px) { .events > li { grid-template-columns: 1fr; } .events .meta { grid-column: 1; } .events time { grid-row: auto; } .quote { grid-template-columns: 1fr; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media print { :host, .body { overflow: visible; } .tools, .more { display: none; } .rows > li, tr { break-inside: avoid; } }
${TYPES.map((type) => `.type-${type} { --c: var(--${type}); }`).join("\n")}
`;

const sheet = new CSSStyleSheet();
sheet.replaceSync(RULES);

export default sheet;
