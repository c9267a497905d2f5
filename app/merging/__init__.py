"""One happening, many articles."""
