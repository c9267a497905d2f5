"""The last net: whatever goes wrong becomes a problem with the request's id, and the traceback goes to the log."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import send_problem
from app.errors import AppError

logger = logging.getLogger("timeline.errors")


class Failures:
    """Catches what no handler expected, inside the wrappers that add CORS and the request's id.

    What the wrappers inside it raise is caught as well: the cache asks for the dataset's version at every request.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; one of our errors answers as its own problem, an unexpected one 500."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except AppError as error:
            if scope["type"] != "http" or started:
                raise
            logger.warning("request %s cannot be answered: %s", scope.get("request_id"), error)
            await send_problem(error, scope, receive, send)
        except Exception:
            if scope["type"] != "http" or started:
                raise
            logger.exception("request %s failed: %s %s", scope.get("request_id"), scope["method"], scope["path"])
            name = scope.get("request_id", "-")
            mistake = AppError(f"The server made a mistake; its log has the details under {name}.")
            await send_problem(mistake, scope, receive, send)
