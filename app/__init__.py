"""Relations Timeline: the record of relations between two states, read from news articles.

The house has seven rooms. An article walks through the first five and becomes rows; a request
walks through the last two and becomes bytes.

1. reading      ``read_article(path)``            file → RawArticle
2. reading      ``split_text(raw)``               RawArticle → Document
3. extraction   ``extract(document, lexicon, gazetteer)``  Document → Extraction (mentions)
4. resolution   ``resolve(extraction, gazetteer)``         mentions → ResolvedArticle
5. storage      ``store_article(session, resolved)``       ResolvedArticle → rows
6. timeline     ``select_timeline(session, query)``        rows → TimelinePage
7. formats      ``FORMATS[name].render(page)``             TimelinePage → bytes

``ingest`` is the staircase (rooms 1 to 5), ``api`` the doorman (HTTP), ``cli`` the service entrance.
"""

__version__ = "0.1.0"
