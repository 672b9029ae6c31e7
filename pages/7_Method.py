from rasd.ui.method import show_method

show_method()
