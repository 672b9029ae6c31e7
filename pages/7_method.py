from rasd.ui.frame import inside
from rasd.ui.method import show_method

inside(show_method)
