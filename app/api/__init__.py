"""The doorman: HTTP becomes a query, bytes become HTTP. One resource a file; ``ROUTERS`` is the one list of them."""
