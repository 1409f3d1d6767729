"""Routes: routers, a nested one, and views on their own."""

from __future__ import annotations

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.authtoken.views import obtain_auth_token
from rest_framework.routers import DefaultRouter
from rest_framework_nested.routers import NestedDefaultRouter

from with_drf import singles, views

_router = DefaultRouter()
_router.register("authors", views.AuthorViewSet)
_router.register("books", views.BookViewSet)
_router.register("tags", views.TagViewSet)
_nested = NestedDefaultRouter(_router, "authors", lookup="author")
_nested.register("books", views.AuthorBookViewSet, basename="author-books")

_SINGLES = [
    path("parameters/", singles.parameters),
    path("path/<int:number>/<uuid:ident>/<slug:word>/<path:rest>/", singles.path),
    path("everything/", singles.Everything.as_view()),
    path("party/", singles.party),
    path("untagged/", singles.untagged),
    path("holder/", singles.holder),
    path("form/", singles.form),
    path("upload/", singles.upload),
    path("lines/", singles.lines),
    path("text/", singles.text),
    path("anything/", singles.anything),
    path("statuses/<int:code>/", singles.statuses),
    path("csv/", singles.csv),
    path("stream/", singles.stream),
    path("me/", singles.me),
    path("everyone/", singles.everyone),
]

urlpatterns = [
    path("api/schema/", SpectacularAPIView.as_view()),
    path("api/token/", obtain_auth_token),
    path("api/", include(_router.urls)),
    path("api/", include(_nested.urls)),
    path("single/", include(_SINGLES)),
]
