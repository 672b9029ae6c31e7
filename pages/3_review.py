from rasd.ui.frame import inside
from rasd.ui.review import show_review

inside(show_review)
