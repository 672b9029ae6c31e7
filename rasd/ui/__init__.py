"""The screen: the only room, besides `dashboard.py` and `pages/`, that knows Streamlit."""
