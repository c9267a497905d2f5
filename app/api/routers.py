"""The one list of routers. Order matters where paths overlap: ``counts`` stands before ``events``."""

from fastapi import APIRouter

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
        counts,
        events,
        visits,
        statements,
        actors,
        places,
        articles,
        timeline,
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
