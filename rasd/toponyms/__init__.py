"""Find the names of places in a text: one pass, longest name first, traps refused."""

from rasd.toponyms.names import Toponyms
from rasd.toponyms.values import Hit

__all__ = ["Hit", "Toponyms"]
