"""The addresses of the campaigns, part by part."""

urlpatterns: list[object] = []
