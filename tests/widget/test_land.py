"""The base map is what its script derives of npm's world-atlas, and draws no boundary between states."""

import json

from app.config import WIDGET_DIR
from tests.node_packages import install_packages
from tests.widget.derive_land import derive_land


def test_it_is_what_a_fresh_derivation_gives() -> None:
    source = json.loads((install_packages() / "world-atlas" / "land-50m.json").read_text(encoding="utf-8"))
    kept = json.loads((WIDGET_DIR / "land.json").read_text(encoding="utf-8"))
    assert derive_land(source) == kept
    assert "Natural Earth" in kept["attribution"] and "world-atlas" in kept["attribution"]
    assert set(source["objects"]) == {"land"}, "outlines of land alone: no country stands in the source"
