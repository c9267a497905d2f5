"""The dashboard measured in Debian's Chromium over synthetic records: ``python -m tests.benchmarks.bench_pages``.

First view: from the address to the last of the six panels. Panning: the timeline moved by 12 pixels a frame.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.building import build
from tests.servers import running_server

CHROMIUM = "/usr/bin/chromium"
NOTE = """window.longs = []; window.loads = {};
new PerformanceObserver(list => longs.push(...list.getEntries().map(entry => entry.duration)))
  .observe({type: "longtask"});
addEventListener("rt-load", event => { loads[event.detail.view] = performance.now(); });"""
FIRST_VIEW = """async () => {
  while (Object.keys(loads).length < 6) await new Promise(done => setTimeout(done, 10));
  return Math.max(...Object.values(loads));
}"""
PAN = """async () => {
  const { view } = document.querySelector('relations-timeline[view="timeline"]');
  const frames = [];
  longs.length = 0;
  let last = await new Promise(requestAnimationFrame);
  for (let i = 0; i < 240; i += 1) {
    view.pan(i % 120 < 60 ? 12 : -12);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  await new Promise(done => setTimeout(done, 500));
  frames.sort((a, b) => a - b);
  return { median: frames[120], longest_task: Math.max(0, ...longs) };
}"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures a record of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--folder", help="where databases are kept; without it they are made anew")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(wanted.folder or temporary)
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        for events in wanted.events:
            file = folder / f"synthetic{events}.db"
            if not file.exists():
                build(f"sqlite:///{file}", events)
            with running_server(f"sqlite:///{file}") as server:
                _tell(events, [_measure(browser, server.url) for _ in range(5)])
        browser.close()


def _measure(browser: Browser, url: str) -> dict[str, Any]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(NOTE)
    page.goto(f"{url}/")
    first = page.evaluate(FIRST_VIEW)
    page.wait_for_timeout(500)
    found = {"first view": first, **page.evaluate(PAN)}
    page.close()
    return found


def _tell(events: int, found: list[dict[str, Any]]) -> None:
    sys.stdout.write(f"{events:,} events\n")
    for name in found[0]:
        values = sorted(one[name] for one in found)
        told = f"first {found[0][name]:,.0f} ms, median {values[2]:,.0f} ms, worst {values[-1]:,.0f} ms"
        sys.stdout.write(f"  {name.replace('_', ' '):<14} {told}\n")


if __name__ == "__main__":
    main()
