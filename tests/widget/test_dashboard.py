"""The dashboard in a real browser over the seeds: every panel, filters by click and by address, evidence, keyboard."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.servers import Server
from tests.widget.keys import FOCUSED, tab_to
from tests.widget.watching import watch

PANELS = ("timeline", "map", "tempo", "visits", "quotes", "list")


def panel(view: str) -> str:
    return f'relations-timeline[view="{view}"]'


def ready(page: Page, *views: str) -> None:
    for view in views or PANELS:
        expect(page.locator(panel(view))).not_to_have_attribute("aria-busy", "true", timeout=15_000)
        expect(page.locator(f"{panel(view)} .body > *").first).to_be_attached()


def test_every_panel_shows_the_seeds_and_nothing_is_asked_elsewhere(page: Page, server: Server) -> None:
    seen = watch(page)
    page.goto(server.url + "/")
    ready(page)
    expect(page.locator(f"{panel('list')} .rows > li").first).to_contain_text("2026")
    expect(page.locator(f"{panel('quotes')} .rows > li").first).to_be_visible()
    expect(page.locator(f"{panel('visits')} tbody tr").first).to_contain_text("Kazakhstan")
    expect(page.locator(f"{panel('map')} .city", has_text="Astana")).to_be_visible()
    expect(page.locator(f"{panel('tempo')} .bar").first).to_be_visible()
    expect(page.locator(f"{panel('timeline')} .marks button").first).to_be_attached()
    assert seen.elsewhere(urlsplit(server.url).netloc) == []
    assert seen.errors == []


def test_a_pair_of_states_is_told_at_a_glance(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?pair=KZ-RU")
    told = server.get("/v1/relations/KZ-RU").json()
    numbers = page.locator("#numbers")
    expect(numbers).to_contain_text(f"days since the last leaders’ meeting{told['leaders_meeting']['days_since']}")
    expect(numbers).to_contain_text(f"mean Goldstein value{told['goldstein']['mean']}")


def test_a_filter_in_the_address_filters_every_panel(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?type=visit")
    ready(page)
    tags = page.locator(f"{panel('list')} .rows .tags").all_text_contents()
    assert tags and all("Visit" in tag for tag in tags)
    expect(page.locator("select[name=type]")).to_have_value("visit")


def test_a_click_on_a_city_filters_and_the_address_tells_it(page: Page, server: Server) -> None:
    page.goto(server.url + "/")
    ready(page)
    page.locator(f"{panel('map')} .city", has_text="Astana").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?city=astana")
    ready(page)
    page.go_back()
    expect(page.locator("input[name=city]")).to_have_value("")


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize(("view", "button", "name"), [("map", ".city", "city"), ("tempo", ".bar", "date_from")])
def test_what_is_drawn_as_a_button_is_pressed_by_both_keys(
    page: Page, server: Server, view: str, button: str, name: str, key: str
) -> None:
    page.goto(server.url + "/")
    ready(page, view)
    page.locator(f"{panel(view)} {button}").first.focus()
    page.keyboard.press(key)
    expect(page.locator(f"input[name={name}]")).not_to_have_value("")


def test_a_wrong_filter_is_told_with_what_would_be_right(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?city=Asatna")
    expect(page.locator("#message")).to_contain_text("Astana")


def test_a_filter_that_the_page_has_not_is_told(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?citty=astana&utm_source=x&lang=en")
    expect(page.locator("#message")).to_have_text("Not a filter of this page, so left out: citty")


def test_evidence_opens_from_a_record_and_links_to_the_article(page: Page, server: Server) -> None:
    page.goto(server.url + "/")
    ready(page)
    page.locator(f"{panel('list')} .rows .title").first.click()
    dialog = page.locator(f"{panel('list')} dialog")
    expect(dialog.locator("mark").first).not_to_be_empty()
    expect(dialog.locator('.source-list a[href^="https://"]').first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()


def test_each_panel_links_to_its_call_and_its_csv(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?city=astana")
    ready(page)
    for view in PANELS:
        section = page.locator(f'section[data-view="{view}"]')
        for link in (".api", ".csv"):
            address = section.locator(link).get_attribute("href")
            assert address is not None
            assert page.request.get(address).ok, address


def test_a_keyboard_alone_filters_opens_evidence_closes_and_opens_the_embed_dialog(page: Page, server: Server) -> None:
    page.goto(server.url + "/")
    ready(page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    tab_to(page, "select[name=type]")
    page.keyboard.press("v")
    expect(page.locator("select[name=type]")).to_have_value("visit")
    page.wait_for_url("**/?type=visit")
    ready(page)
    tab_to(page, ".field")
    expect(page.locator(f"{panel('timeline')} .marks button").first).to_be_attached()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog = page.locator(f"{panel('timeline')} dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    tab_to(page, ".events .title")
    page.keyboard.press("Enter")
    evidence = page.locator(f"{panel('list')} dialog")
    expect(evidence.locator("mark").first).to_be_visible()
    tab_to(page, "dialog header button")
    page.keyboard.press("Enter")
    expect(evidence).not_to_be_visible()
    assert page.evaluate(FOCUSED, ".events .title"), "the focus is back where it was"
    tab_to(page, "#embed", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#embed-dialog")).to_be_visible()
    tab_to(page, "#embed-codes button")
    page.keyboard.press("Enter")
    expect(page.locator("#embed-codes button").first).to_have_text("Copied")
    page.keyboard.press("Escape")
    expect(page.locator("#embed-dialog")).not_to_be_visible()


def test_the_embed_dialog_hands_out_ids_not_names(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?actor=Токаев")
    ready(page)
    page.locator("#embed").click()
    codes = page.locator("#embed-codes input")
    expect(codes).to_have_count(5)
    assert 'actor="kassym-jomart-tokayev"' in codes.nth(0).input_value()
    assert "/embed/timeline?actor=kassym-jomart-tokayev" in codes.nth(1).input_value()


def test_the_interface_speaks_russian_and_kazakh(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?lang=ru")
    ready(page)
    expect(page.locator("#title-list")).to_have_text("События")
    page.locator("#language").select_option("kk")
    expect(page.locator("#title-list")).to_have_text("Оқиғалар")


def test_numbers_of_records_have_the_form_that_the_language_wants(page: Page, server: Server) -> None:
    for lang, forms in (("en", {"1 record", "2 records"}), ("ru", {"1 запись", "2 записи"}), ("kk", {"1 жазба"})):
        page.goto(f"{server.url}/?lang={lang}")
        ready(page, "map")
        names = {str(city.get_attribute("aria-label")) for city in page.locator(f"{panel('map')} .city").all()}
        assert forms <= {name.split(": ")[1] for name in names}


def test_no_match_says_what_to_do(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/?date_from=1990&date_to=1991")
    expect(page.locator(f"{panel('list')} .status")).to_contain_text("Widen the dates")


def test_a_server_that_is_gone_is_told(page: Page, server: Server) -> None:
    page.goto(server.url + "/")
    ready(page)
    page.route("**/v1/**", lambda route: route.abort())
    page.locator("select[name=type]").select_option("visit")
    expect(page.locator(f"{panel('list')} .status")).to_contain_text("does not answer")
    page.unroute("**/v1/**")
    page.locator(f"{panel('list')} .status button").click()
    expect(page.locator(f"{panel('list')} .rows > li").first).to_be_visible()


def test_what_the_browser_loads_is_light(page: Page, server: Server) -> None:
    """Compressed bytes of everything the page asks for, its data included."""
    session = page.context.new_cdp_session(page)
    sizes: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(server.url + "/")
    ready(page)
    assert 30_000 < sum(sizes) < 400_000


def test_nothing_moves_once_it_is_shown(page: Page, server: Server) -> None:
    page.add_init_script("""window.shifts = [];
      new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
        .observe({type: "layout-shift", buffered: true});""")
    page.goto(server.url + "/")
    ready(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shifts.reduce((sum, one) => sum + one, 0)") < 0.1


def test_dates_and_numbers_are_written_as_the_language_writes_them(page: Page, server: Server) -> None:
    for lang, day in (("en", "December 12, 2024"), ("ru", "12 декабря 2024"), ("kk", "2024 ж. 12 желтоқсан")):
        page.goto(f"{server.url}/?lang={lang}&date_from=2024-12-12&date_to=2024-12-12")
        ready(page, "list")
        expect(page.locator(f"{panel('list')} time").first).to_contain_text(day)
        assert page.evaluate("document.documentElement.lang") == lang


def test_print_shows_the_record_and_leaves_the_tools_out(page: Page, server: Server) -> None:
    page.goto(server.url + "/")
    ready(page)
    page.emulate_media(media="print")
    expect(page.locator("#filters")).not_to_be_visible()
    expect(page.locator("nav").first).not_to_be_visible()
    expect(page.locator(f"{panel('timeline')} .tools")).not_to_be_visible()
    rows = page.locator(f"{panel('list')} .rows > li")
    expect(rows.last).to_be_visible()
    frame, last = page.locator('section[data-view="list"]').bounding_box(), rows.last.bounding_box()
    assert frame and last and last["y"] + last["height"] <= frame["y"] + frame["height"], "no row is cut off"


def test_nothing_moves_for_who_wants_no_motion(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(server.url + "/")
    ready(page)
    moving = (
        "[...document.querySelectorAll('*')].filter(node => getComputedStyle(node).transitionDuration !== '0s').length"
    )
    assert page.evaluate(moving) == 0
    assert page.evaluate("document.getAnimations().length") == 0
