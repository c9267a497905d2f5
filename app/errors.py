"""The exception tree. Each class carries its HTTP status and its problem type; one file turns them into HTTP.

AppError
├── ConfigError                 500  a setting is wrong (command line: exit 2)
├── DataError                   500  a seeds or lexicon file is wrong: names file and key
├── ArticleError                422  one file cannot be read: the batch goes on
├── StorageError                503  the database is locked, missing or too old
└── RequestError                     what a client asked for cannot be answered
    ├── UnknownParameterError   422
    ├── InvalidValueError       422
    ├── UnknownNameError        422
    ├── InvalidCursorError      422
    ├── QueryTooLongError       422
    ├── NotFoundError           404
    ├── UnknownFormatError      404
    ├── MethodNotAllowedError   405
    ├── NotAcceptableError      406
    ├── UnsupportedFormatError  501
    ├── MovedError              308  (carries the successor's id)
    └── GoneError               410  (carries the reason)
"""

from collections.abc import Sequence
from dataclasses import dataclass


class AppError(Exception):
    """Base of all errors that have a message for a person."""

    status = 500
    slug = "internal-error"
    title = "Something went wrong here"


class ConfigError(AppError):
    """A setting is wrong; the message says which and what would be right."""

    slug = "configuration"
    title = "The server is not set up correctly"


class DataError(AppError):
    """A seeds or lexicon file is wrong; the message names file and key."""

    slug = "data"
    title = "A data file is wrong"


class ArticleError(AppError):
    """One article cannot be read; the message says why."""

    status = 422
    slug = "unreadable-article"
    title = "The article cannot be read"


class StorageError(AppError):
    """The database does not answer as it should."""

    status = 503
    slug = "storage-unavailable"
    title = "The database cannot be used right now"


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong parameter: what was sent, what is allowed, and what was perhaps meant."""

    parameter: str
    message: str
    allowed: Sequence[str] = ()
    did_you_mean: Sequence[str] = ()


class RequestError(AppError):
    """A request that cannot be answered; ``faults`` name the parameters."""

    status = 422
    slug = "invalid-value"
    title = "The request cannot be answered as it is"

    def __init__(self, message: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class UnknownParameterError(RequestError):
    """A parameter that this resource does not know."""

    slug = "unknown-parameter"
    title = "Unknown parameter"


class InvalidValueError(RequestError):
    """A value that its parameter does not take."""

    title = "Invalid value"


class UnknownNameError(RequestError):
    """A name that nobody and nothing bears."""

    slug = "unknown-name"
    title = "Unknown name"


class InvalidCursorError(RequestError):
    """A cursor that is malformed or belongs to another query."""

    slug = "invalid-cursor"
    title = "Invalid cursor"


class QueryTooLongError(RequestError):
    """A query with more characters or parameters than are read."""

    slug = "query-too-long"
    title = "The query is too long"


class NotFoundError(RequestError):
    """Nothing stands at this address."""

    status = 404
    slug = "not-found"
    title = "Not found"


class UnknownFormatError(RequestError):
    """A suffix that no format has, or one whose optional package is not installed."""

    status = 404
    slug = "unknown-format"
    title = "No such format"


class MethodNotAllowedError(RequestError):
    """A method other than GET, HEAD and OPTIONS."""

    status = 405
    slug = "method-not-allowed"
    title = "Method not allowed"


class NotAcceptableError(RequestError):
    """None of the media types that the client accepts is offered."""

    status = 406
    slug = "not-acceptable"
    title = "No acceptable format"


class UnsupportedFormatError(RequestError):
    """A format that a standard names and this server does not offer (oEmbed's XML)."""

    status = 501
    slug = "unsupported-format"
    title = "The format is not offered"


class MovedError(RequestError):
    """The record lives on under another id."""

    status = 308
    slug = "moved"
    title = "Moved"

    def __init__(self, message: str, successor: str) -> None:
        super().__init__(message)
        self.successor = successor


class GoneError(RequestError):
    """The record was removed or withdrawn; ``reason`` says why."""

    status = 410
    slug = "gone"
    title = "Gone"

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
