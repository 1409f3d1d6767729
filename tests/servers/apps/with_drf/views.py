"""Resources: tables with pages, filters and actions."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.pagination import CursorPagination, LimitOffsetPagination, PageNumberPagination
from rest_framework.parsers import BaseParser, FormParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from with_drf.models import Author, Book, Tag
from with_drf.serializers import (
    AuthorSerializer,
    BookDetailSerializer,
    BookSerializer,
    FilesSerializer,
    NestedBookSerializer,
    TagSerializer,
)


class Pages(PageNumberPagination):
    page_size = 2
    page_size_query_param = "page_size"


class Offsets(LimitOffsetPagination):
    default_limit = 2


class Cursors(CursorPagination):
    page_size = 2
    ordering = "slug"


class AuthorViewSet(viewsets.ModelViewSet):
    queryset = Author.objects.order_by("name")
    serializer_class = AuthorSerializer
    pagination_class = Offsets
    permission_classes = [IsAuthenticated]
    filterset_fields = {"active": ["exact"], "born": ["gte", "year"], "name": ["in", "icontains"]}
    search_fields = ["name", "email"]
    ordering_fields = ["name", "score"]


class TagViewSet(viewsets.ModelViewSet):
    queryset = Tag.objects.all()
    serializer_class = TagSerializer
    pagination_class = Cursors
    lookup_field = "slug"


class OctetParser(BaseParser):
    media_type = "application/octet-stream"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        return stream.read()


class PdfRenderer(BaseRenderer):
    """Without it, Django REST framework refuses the Accept that its document asks for."""

    media_type = "application/pdf"
    format = "pdf"

    def render(self, data: Any, media_type: Any = None, context: Any = None) -> Any:
        return data


class OctetRenderer(PdfRenderer):
    media_type = "application/octet-stream"
    format = "bin"


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.order_by("id")
    serializer_class = BookSerializer
    pagination_class = Pages
    filterset_fields = ["kind", "rating", "author", "tags", "price", "published"]
    search_fields = ["title"]

    def get_serializer_class(self) -> Any:
        return BookDetailSerializer if self.action == "retrieve" else BookSerializer

    @extend_schema(request=None, responses={202: BookSerializer})
    @action(detail=True, methods=["post"])
    def publish(self, request: Request, pk: str) -> Response:
        book = self.get_object()
        book.published = "2026-01-02T03:04:05Z"
        book.save()
        book.refresh_from_db()
        return Response(BookSerializer(book).data, status=status.HTTP_202_ACCEPTED)

    @extend_schema(
        responses=BookSerializer(many=True),
        parameters=[OpenApiParameter("count", int, default=5)],
        filters=False,
    )
    @action(detail=False, pagination_class=None)
    def recent(self, request: Request) -> Response:
        found = Book.objects.order_by("-id")[: int(request.query_params.get("count", 5))]
        return Response(BookSerializer(found, many=True).data)

    @extend_schema(
        request=NestedBookSerializer(many=True),
        responses={201: BookSerializer(many=True)},
        filters=False,
    )
    @action(
        detail=False,
        methods=["post"],
        url_path="bulk/(?P<author>[^/.]+)",
        pagination_class=None,
    )
    def bulk(self, request: Request, author: str) -> Response:
        read = NestedBookSerializer(data=request.data, many=True)
        read.is_valid(raise_exception=True)
        saved = read.save(author_id=author)
        return Response(BookSerializer(saved, many=True).data, status=201)

    @extend_schema(request=FilesSerializer, responses={200: {"type": "object"}})
    @action(detail=True, methods=["put"], parser_classes=[MultiPartParser, FormParser])
    def files(self, request: Request, pk: str) -> Response:
        read = FilesSerializer(data=request.data)
        read.is_valid(raise_exception=True)
        given = read.validated_data
        files = [given["file"], *given.get("more", [])]
        seen = [[file.name, file.content_type, file.read().decode()] for file in files]
        return Response(
            {"title": given["title"], "files": seen, "numbers": given.get("numbers", [])}
        )

    @extend_schema(
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    @action(
        detail=True,
        methods=["post"],
        parser_classes=[OctetParser],
        renderer_classes=[OctetRenderer],
    )
    def raw(self, request: Request, pk: str) -> HttpResponse:
        return HttpResponse(request.data, content_type="application/octet-stream")

    @extend_schema(responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    @action(detail=True, methods=["get"], renderer_classes=[PdfRenderer])
    def cover_file(self, request: Request, pk: str) -> FileResponse:
        return FileResponse(self.get_object().cover.open(), content_type="application/pdf")

    @extend_schema(
        methods=["delete"],
        request=None,
        responses={204: OpenApiResponse(description="Nothing is left.")},
        filters=False,
    )
    @action(detail=False, methods=["delete"])
    def all(self, request: Request) -> Response:
        Book.objects.all().delete()
        return Response(status=204)


class AuthorBookViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """The books of one author."""

    serializer_class = NestedBookSerializer
    queryset = Book.objects.none()

    def get_queryset(self) -> Any:
        return Book.objects.filter(author=self.kwargs["author_pk"]).order_by("id")
