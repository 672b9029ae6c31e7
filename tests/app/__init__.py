"""Tests of the pages as scripts, without a browser."""
