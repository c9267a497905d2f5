"""A page under watch: what it asked of the network, what it said on the console."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request


@dataclass
class Watch:
    """What a page did since it was opened."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def elsewhere(self, *hosts: str) -> list[str]:
        """Requests to other hosts than these."""
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme.startswith("http") and urlsplit(url).netloc not in hosts
        ]


def watch(page: Page) -> Watch:
    """Notes every request and every error of a page from now on."""
    seen = Watch()

    def note_request(request: Request) -> None:
        seen.requests.append(request.url)

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.errors.append(message.text)

    page.on("request", note_request)
    page.on("console", note_message)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    return seen
