# Two stages: the first installs, the second carries only what runs. The code is root's and cannot be changed by the
# process, which runs as a user of its own and writes to /data alone.
FROM python:3.12-slim AS build
WORKDIR /srv
RUN python -m venv .venv
COPY requirements.lock ./
RUN .venv/bin/python -m pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY app ./app
COPY migrations ./migrations
COPY seeds ./seeds
# Editable, since seeds/ and migrations/ lie beside the package.
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable .
RUN .venv/bin/python -m compileall -q app migrations

FROM python:3.12-slim
WORKDIR /srv
COPY --from=build /srv /srv
RUN useradd --system --uid 10001 --no-create-home timeline && mkdir -p /data && chown timeline /data
USER timeline
ENV HOST=0.0.0.0 PORT=8000 DATABASE_URL=sqlite:////data/timeline.db PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["/srv/.venv/bin/python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/health/ready\", timeout=4)"]
# Migrates, reads seeds/ into an empty database, serves; again: starts at once.
CMD ["/srv/.venv/bin/timeline", "up"]
