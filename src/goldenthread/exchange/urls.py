"""The addresses of exchange, part by part."""

from goldenthread.exchange.pages import code_sets, returns

urlpatterns = [*code_sets.urlpatterns, *returns.urlpatterns]
