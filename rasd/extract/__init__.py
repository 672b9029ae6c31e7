"""From an article to incident drafts."""
