from rasd.ui.frame import inside
from rasd.ui.reviewing import show_page

inside(show_page)
