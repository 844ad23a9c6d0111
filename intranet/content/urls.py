"""Working pages are under /contenuti/<pk>/; a thing is read at its own address."""

from django.urls import URLPattern, URLResolver

app_name = "content"
urlpatterns: list[URLPattern | URLResolver] = []
