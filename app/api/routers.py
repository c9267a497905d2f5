"""The one list of routers, what is asked for most first, and its routes in the order they are tried."""

from fastapi import APIRouter
from starlette.routing import BaseRoute

from app.api import (
    actors,
    articles,
    changes,
    columns,
    counts,
    coverage,
    docs,
    embed,
    event_types,
    events,
    health,
    metrics,
    oembed,
    pages,
    places,
    problem_pages,
    quality,
    relations,
    statements,
    suggest,
    timeline,
    topics,
    version,
    visits,
    widget,
)

ROUTERS: tuple[APIRouter, ...] = tuple(
    module.router
    for module in (
        events,
        statements,
        visits,
        timeline,
        counts,
        actors,
        places,
        articles,
        relations,
        suggest,
        coverage,
        quality,
        changes,
        event_types,
        topics,
        columns,
        health,
        version,
        metrics,
        docs,
        problem_pages,
        embed,
        oembed,
        pages,
        widget,
    )
)


def routes() -> list[BaseRoute]:
    """All routes: those of one address first, then those of many, the longer their beginning the earlier.

    They stand in the application itself: an included router is searched twice for every request.
    """
    return sorted((route for router in ROUTERS for route in router.routes), key=_turn)


def _turn(route: BaseRoute) -> int:
    beginning, parameter, _ = getattr(route, "path", "").partition("{")
    return 1000 - len(beginning) if parameter else 0
