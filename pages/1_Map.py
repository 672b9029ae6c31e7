from rasd.ui.atlas import show_atlas

show_atlas()
