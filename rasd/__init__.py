"""Rasd: an incident atlas for Iraq that reads news articles and shows what they report."""

__version__ = "0.1.0"
