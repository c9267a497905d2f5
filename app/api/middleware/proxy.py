"""Believes ``X-Forwarded-*`` of trusted proxies, so that every link carries the address the client used."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from app.addresses import is_host

_PREFIX = re.compile(r"^(/[A-Za-z0-9._~-]+)*$")


class Proxy:
    """Sets scheme, host, client and prefix of the request from a trusted proxy's headers."""

    def __init__(self, app: ASGIApp, trusted: str, root_path: str = "") -> None:
        self._app = app
        names = [name.strip() for name in trusted.split(",") if name.strip()]
        self._all = "*" in names
        self._networks = [network for name in names if (network := _network(name))]
        self._root_path = _clean_prefix(root_path)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with the address that its client used."""
        if scope["type"] == "http":
            if self._root_path:
                _put_prefix(scope, self._root_path)
            forwarded = {
                name: value.decode("latin-1") for name, value in scope["headers"] if name.startswith(b"x-forwarded-")
            }
            if forwarded and self._trusts(scope.get("client")):
                _apply(scope, forwarded)
        await self._app(scope, receive, send)

    def _trusts(self, client: Any) -> bool:
        if self._all or not client:
            return self._all
        try:
            address = ip_address(client[0])
        except ValueError:
            return False
        return any(address in network for network in self._networks)


def _apply(scope: Scope, forwarded: dict[bytes, str]) -> None:
    if (scheme := _first(forwarded, b"x-forwarded-proto").lower()) in {"http", "https"}:
        scope["scheme"] = scheme
    host = _first(forwarded, b"x-forwarded-host")
    if is_host(host):
        port = _first(forwarded, b"x-forwarded-port")
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"host"]
        scope["headers"].append((b"host", _with_port(host, port, scope["scheme"]).encode("latin-1")))
    if client := _first(forwarded, b"x-forwarded-for"):
        scope["client"] = (client, 0)
    prefix = _clean_prefix(_first(forwarded, b"x-forwarded-prefix"))
    if prefix and _PREFIX.match(prefix):
        _put_prefix(scope, prefix)


def _put_prefix(scope: Scope, prefix: str) -> None:
    """The prefix as ASGI wants it: part of the path also where the proxy cut it off."""
    if scope.get("root_path"):
        return
    path = scope["path"]
    scope["root_path"] = prefix
    if path != prefix and not path.startswith(f"{prefix}/"):
        scope["path"] = prefix + path


def _with_port(host: str, port: str, scheme: str) -> str:
    usual = {"http": "80", "https": "443"}[scheme]
    has_port = re.search(r":\d+$", host) is not None
    return host if has_port or not port.isdigit() or port == usual else f"{host}:{port}"


def _first(headers: dict[bytes, str], name: bytes) -> str:
    return headers.get(name, "").split(",")[0].strip()


def _clean_prefix(prefix: str) -> str:
    trimmed = prefix.strip().strip("/")
    return f"/{trimmed}" if trimmed else ""


def _network(name: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(name, strict=False)
    except ValueError:
        return None
