"""The application: routers, error handlers and wrappers around them; nothing else."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from app import __version__
from app.api import query_models
from app.api.answers import constant_answer
from app.api.error_handlers import install_error_handlers
from app.api.examples import load_examples
from app.api.middleware import ResponseCache, wrap
from app.api.openapi.document import TAGS, build_openapi, describe, with_server
from app.api.routers import routes
from app.config import Settings, get_settings
from app.lexicon.gazetteer import default_gazetteer
from app.timeline.reader import Reader


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application over one database; it opens when the server starts and closes when it ends."""
    settings = settings or get_settings()
    query_models.install()
    examples = load_examples(settings.seeds_dir)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.reader = Reader(settings.database_url)
        default_gazetteer()  # names are looked up in it: no request should wait while it is read
        gc.collect()
        gc.freeze()  # what is there now stays: no request should wait while it is searched for garbage
        gc.set_threshold(20_000)  # a list of records is no garbage yet
        yield
        app.state.reader.close()

    app = FastAPI(
        title="Relations Timeline",
        version=__version__,
        description=describe(examples),
        openapi_tags=TAGS,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        separate_input_output_schemas=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # our own: /metrics and the access log
    )
    app.state.settings = settings
    app.router.routes.extend(routes())
    app.add_api_route("/openapi.json", _openapi, include_in_schema=False)
    app.openapi = lambda: build_openapi(app, examples)  # type: ignore[method-assign]
    install_error_handlers(app)
    cache = ResponseCache(lambda: app.state.reader.dataset().version, settings.answer_cache << 20)
    app.add_middleware(wrap, settings=settings, cache=cache)
    return app


async def _openapi(request: Request) -> Response:
    return constant_answer(request, with_server(request.app.openapi(), request.scope))
