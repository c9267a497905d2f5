"""Serving as a person sees it: a free port or one sentence, and the addresses worth opening."""

import socket
from typing import TYPE_CHECKING, Any

from app.config import Settings
from app.errors import ConfigError

if TYPE_CHECKING:
    import uvicorn

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(message)s"}},
    "handlers": {
        "output": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stdout"},
        "errors": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"},
    },
    "loggers": {
        "timeline.access": {"handlers": ["output"], "level": "INFO"},
        "timeline.errors": {"handlers": ["errors"], "level": "INFO"},
        "uvicorn": {"handlers": ["errors"], "level": "WARNING"},
    },
}
"""Requests go to standard output, one line each (ACCESS_LOG=text, json or off); what went wrong goes to the other."""


def require_free_port(settings: Settings) -> None:
    """Say in one sentence what a traceback would say in forty lines."""
    where = f"{settings.host}:{settings.port}"
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise ConfigError(f"HOST={settings.host} is not an address of this machine; 127.0.0.1 always is.") from None
    except PermissionError:
        raise ConfigError(f"{where} may not be listened on by this user; choose a PORT above 1023.") from None
    except OSError as error:
        advice = f"stop what runs there, or choose another port: PORT={min(settings.port + 1, 65535)}"
        raise ConfigError(f"{where} cannot be listened on ({error.strerror}); {advice}.") from None


def run_server(settings: Settings) -> None:
    """Say where to look, and serve until Ctrl-C."""
    import uvicorn

    from app.api.examples import load_examples, useful_addresses

    shown = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    base = f"http://{f'[{shown}]' if ':' in shown else shown}:{settings.port}"
    print(f"\nServing on {base} (Ctrl-C stops)\n")
    for what, path in useful_addresses(load_examples(settings.seeds_dir)):
        print(f"  {what:<22} {base}{path}")
    print(flush=True)
    options: dict[str, Any] = {
        "app": "app.main:create_app",
        "factory": True,
        "host": settings.host,
        "port": settings.port,
        "workers": settings.workers,
        "proxy_headers": False,  # the application believes trusted proxies itself, prefix included
        "log_config": LOGGING,
        "access_log": False,  # the application writes its own
        "server_header": False,
        "loop": "asyncio",
        "timeout_graceful_shutdown": 5,
    }
    if settings.workers == 1:
        uvicorn.run(**options)
    else:
        _run_workers(uvicorn.Config(**options))


def _run_workers(config: "uvicorn.Config") -> None:
    from uvicorn.supervisors import Multiprocess

    Multiprocess(config, sockets=[without_delay(config.bind_socket())]).run()


def without_delay(listening: socket.socket) -> socket.socket:
    """A socket whose connections send at once.

    Event loops see to that for sockets they make; of one that workers share they cannot tell that it is TCP, and every
    answer would wait 40 ms between head and body for the client's acknowledgement.
    """
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
