from rasd.ui.atlas import show_list

show_list()
