"""A record that knows what the seeds know."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.config import PROJECT_DIR
from app.lexicon.seeds import load_seeds
from app.storage.seeding import store_seeds


@pytest.fixture
def known(engine: Engine) -> Engine:
    """A record of what the seeds know, without articles."""
    with Session(engine) as session:
        store_seeds(session, load_seeds(PROJECT_DIR / "seeds"))
        session.commit()
    return engine
