from rasd.ui.sources import show_sources

show_sources()
