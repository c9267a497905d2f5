"""Tests of the public shapes."""
