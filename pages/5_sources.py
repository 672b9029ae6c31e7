from rasd.ui.frame import inside
from rasd.ui.sources import show_sources

inside(show_sources)
