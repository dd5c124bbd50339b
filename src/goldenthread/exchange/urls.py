"""The addresses of exchange."""

from goldenthread.exchange.pages import returns

urlpatterns = returns.urlpatterns
