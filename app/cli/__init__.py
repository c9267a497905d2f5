"""The service entrance: the ``timeline`` command parses arguments, calls one function and prints."""

from app.cli.commands import main

__all__ = ["main"]
