from rasd.ui.atlas import show_list
from rasd.ui.frame import inside

inside(show_list)
