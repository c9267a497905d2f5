"""A page by keys alone."""

from playwright.sync_api import Page

FOCUSED = """selector => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.matches(selector) ?? false;
}"""


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Presses Tab until what is wanted has the focus."""
    for _ in range(150):
        page.keyboard.press(key)
        if page.evaluate(FOCUSED, selector):
            return
    raise AssertionError(f"no {key} leads to {selector}")
