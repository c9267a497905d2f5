"""What every request passes before and after its route, as plain ASGI wrappers from the outside in."""

from starlette.types import ASGIApp

from app.api.middleware.access_log import AccessLog
from app.api.middleware.caching import ResponseCache
from app.api.middleware.compression import Compression
from app.api.middleware.failures import Failures
from app.api.middleware.headers import Headers
from app.api.middleware.methods import Methods
from app.api.middleware.proxy import Proxy
from app.api.middleware.query import QueryLimits
from app.api.middleware.request_id import RequestId
from app.config import Settings


def wrap(app: ASGIApp, settings: Settings, cache: ResponseCache) -> ASGIApp:
    """The application inside its wrappers; the last named here is the first that a request meets."""
    app = Compression(app)
    app = cache.around(app)
    app = Failures(app)
    app = Methods(app)
    app = QueryLimits(app)
    app = Headers(app)
    app = AccessLog(app, settings.access_log)
    app = RequestId(app)
    return Proxy(app, settings.trusted_proxies, settings.root_path)


__all__ = ["ResponseCache", "wrap"]
