"""Single views: parameters, unions, errors, what a response may be."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    inline_serializer,
)
from rest_framework import serializers
from rest_framework.decorators import (
    api_view,
    authentication_classes,
    parser_classes,
    permission_classes,
    renderer_classes,
)
from rest_framework.exceptions import NotFound, Throttled, ValidationError
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from with_drf.serializers import (
    PARTY,
    UNTAGGED,
    EverythingSerializer,
    HolderSerializer,
    LineSerializer,
    ProblemSerializer,
    SeenSerializer,
)
from with_drf.views import OctetRenderer, PdfRenderer

_SEEN = SeenSerializer


class CsvRenderer(PdfRenderer):
    media_type = "text/csv"
    format = "csv"


def _told(values: dict[str, Any]) -> Response:
    return Response({"received": {name: str(value) for name, value in values.items()}})


@extend_schema(
    parameters=[
        OpenApiParameter("text", str, required=True),
        OpenApiParameter("number", int),
        OpenApiParameter("ratio", float),
        OpenApiParameter("flag", bool, default=False),
        OpenApiParameter("day", dt.date),
        OpenApiParameter("moment", dt.datetime),
        OpenApiParameter("ident", uuid.UUID),
        OpenApiParameter("price", OpenApiTypes.DECIMAL),
        OpenApiParameter("color", str, enum=["red", "dark green"]),
        OpenApiParameter("many", str, many=True),
        OpenApiParameter("joined", int, many=True, explode=False),
        OpenApiParameter("piped", str, many=True, explode=False, style="pipeDelimited"),
        OpenApiParameter("deep", OpenApiTypes.OBJECT, style="deepObject", explode=True),
        OpenApiParameter("X-Trace", str, OpenApiParameter.HEADER),
        OpenApiParameter("visits", int, OpenApiParameter.COOKIE),
    ],
    responses=_SEEN,
)
@api_view(["GET"])
def parameters(request: Request) -> Response:
    query = request.query_params
    values = {name: query[name] for name in query if name != "many"}
    return _told(
        {
            **values,
            "many": query.getlist("many"),
            "X-Trace": request.headers.get("X-Trace"),
            "visits": request.COOKIES.get("visits"),
        }
    )


@extend_schema(parameters=[OpenApiParameter("ident", uuid.UUID, "path")], responses=_SEEN)
@api_view(["GET"])
def path(request: Request, number: int, ident: uuid.UUID, word: str, rest: str) -> Response:
    return _told({"number": number, "ident": ident, "word": word, "rest": rest})


class Everything(APIView):
    @extend_schema(request=EverythingSerializer, responses=EverythingSerializer)
    def post(self, request: Request) -> Response:
        read = EverythingSerializer(data=request.data)
        read.is_valid(raise_exception=True)
        return Response(EverythingSerializer(read.validated_data).data)

    @extend_schema(request=EverythingSerializer(partial=True), responses=OpenApiTypes.OBJECT)
    def patch(self, request: Request) -> Response:
        read = EverythingSerializer(data=request.data, partial=True)
        read.is_valid(raise_exception=True)
        return Response({"set": sorted(request.data)})


@extend_schema(request=PARTY, responses=PARTY)
@api_view(["POST"])
def party(request: Request) -> Response:
    return Response(request.data)


@extend_schema(request=UNTAGGED, responses=UNTAGGED)
@api_view(["POST"])
def untagged(request: Request) -> Response:
    return Response(request.data)


@extend_schema(responses=HolderSerializer)
@api_view(["GET"])
def holder(request: Request) -> Response:
    staff = [{"type": "person", "first_name": "é"}]
    party = {"type": "company", "company_name": "c", "staff": staff}
    return Response(HolderSerializer({"name": "h", "party": party, "kinds": ["novel", ""]}).data)


@extend_schema(
    request=inline_serializer(
        "Login",
        {"username": serializers.CharField(), "password": serializers.CharField()},
    ),
    responses=_SEEN,
)
@api_view(["POST"])
@parser_classes([FormParser])
def form(request: Request) -> Response:
    return _told(dict(request.data.items()))


@extend_schema(
    request={
        "multipart/form-data": {
            "type": "object",
            "properties": {"file": {"type": "string", "format": "binary"}},
        }
    },
    responses=_SEEN,
)
@api_view(["POST"])
@parser_classes([MultiPartParser])
def upload(request: Request) -> Response:
    file = request.FILES["file"]
    return _told({"name": file.name, "content": file.read()})


@extend_schema(request=LineSerializer(many=True), responses=LineSerializer(many=True))
@api_view(["PUT"])
def lines(request: Request) -> Response:
    return Response(request.data)


@extend_schema(request=OpenApiTypes.STR, responses=OpenApiTypes.STR)
@api_view(["POST"])
def text(request: Request) -> Response:
    return Response(request.data)


@extend_schema(request=OpenApiTypes.ANY, responses=OpenApiTypes.ANY)
@api_view(["POST"])
def anything(request: Request) -> Response:
    return Response(request.data)


@extend_schema(
    responses={
        200: LineSerializer,
        201: LineSerializer,
        204: None,
        404: ProblemSerializer,
        "4XX": OpenApiResponse(ProblemSerializer, description="Any other problem."),
    }
)
@api_view(["GET"])
def statuses(request: Request, code: int) -> Response:
    match code:
        case 204:
            return Response(status=204)
        case 404:
            raise NotFound("Nobody is here", code="nobody")
        case 429:
            raise Throttled(wait=0)
        case 400:
            raise ValidationError({"name": ["Too long.", "Too odd."], "non_field_errors": ["No."]})
        case 302:
            return HttpResponseRedirect("/single/statuses/200/")
    return Response({"name": "é", "amount": code}, status=code, headers={"X-Left": "3"})


@extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR})
@api_view(["GET"])
@renderer_classes([CsvRenderer])
def csv(request: Request) -> HttpResponse:
    return HttpResponse("a,b\n1,é\n", content_type="text/csv; charset=utf-8")


@extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
@api_view(["GET"])
@renderer_classes([OctetRenderer])
def stream(request: Request) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"a\xff", b"b"]), content_type="application/octet-stream")


@extend_schema(responses=_SEEN)
@api_view(["GET"])
@permission_classes([IsAuthenticated])
def me(request: Request) -> Response:
    return _told(
        {"user": request.user.username, "by": type(request.successful_authenticator).__name__}
    )


@extend_schema(responses=_SEEN)
@api_view(["GET"])
@authentication_classes([])
@permission_classes([])
def everyone(request: Request) -> Response:
    return _told({"user": request.user})
