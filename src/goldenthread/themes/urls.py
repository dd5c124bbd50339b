"""The addresses of the themes, part by part."""

from goldenthread.themes.pages import candidates, coding, figures, frames, letters, questions, stances, words

PARTS = (questions, candidates, frames, coding, figures, stances, letters, words)
urlpatterns = [pattern for part in PARTS for pattern in part.urlpatterns]
