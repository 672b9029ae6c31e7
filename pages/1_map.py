from rasd.ui.atlas import show_atlas
from rasd.ui.frame import inside

inside(show_atlas)
