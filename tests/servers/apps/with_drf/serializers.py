"""Serializers: of tables, nested, polymorphic, and with a field of every kind."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from with_drf.models import Author, Book, Kind, Tag


class TagSerializer(serializers.ModelSerializer):
    class Meta:
        model = Tag
        fields = "__all__"


class AuthorSerializer(serializers.ModelSerializer):
    book_count = serializers.SerializerMethodField()

    class Meta:
        model = Author
        fields = ["id", "name", "email", "born", "home", "active", "score", "book_count"]

    def get_book_count(self, author: Author) -> int:
        return author.books.count()


class BookSerializer(serializers.ModelSerializer):
    author_name = serializers.ReadOnlyField(source="author.name")
    secret = serializers.CharField(write_only=True, required=False)

    class Meta:
        model = Book
        fields = "__all__"

    def create(self, validated: dict[str, Any]) -> Book:
        validated.pop("secret", None)
        return super().create(validated)


class BookDetailSerializer(BookSerializer):
    author = AuthorSerializer(read_only=True)
    tags = TagSerializer(many=True, read_only=True)


class NestedBookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "isbn", "price"]


class LineSerializer(serializers.Serializer):
    name = serializers.CharField()
    amount = serializers.IntegerField(min_value=1, default=1)


class EverythingSerializer(serializers.Serializer):
    """A field of every kind that a serializer has; it comes back as it was sent."""

    text = serializers.CharField(allow_blank=True)
    maybe = serializers.CharField(allow_null=True, required=False)
    number = serializers.IntegerField(max_value=2**40)
    ratio = serializers.FloatField()
    price = serializers.DecimalField(max_digits=10, decimal_places=3)
    amount = serializers.DecimalField(max_digits=10, decimal_places=2, coerce_to_string=False)
    flag = serializers.BooleanField()
    unknown = serializers.BooleanField(allow_null=True)
    day = serializers.DateField()
    moment = serializers.DateTimeField()
    clock = serializers.TimeField()
    span = serializers.DurationField()
    ident = serializers.UUIDField()
    email = serializers.EmailField()
    link = serializers.URLField()
    slug = serializers.SlugField()
    code = serializers.RegexField(r"^[A-Z]+$")
    address = serializers.IPAddressField()
    color = serializers.ChoiceField(["red", "green"])
    level = serializers.ChoiceField([(1, "low"), (2, "high")])
    colors = serializers.MultipleChoiceField(choices=["red", "green", "blue"])
    words = serializers.ListField(child=serializers.CharField())
    matrix = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    weights = serializers.DictField(child=serializers.FloatField())
    free = serializers.JSONField()
    line = LineSerializer()
    lines = LineSerializer(many=True)
    inner = LineSerializer(required=False, allow_null=True)
    hidden = serializers.HiddenField(default="x")
    constant = serializers.CharField(read_only=True, default="c")
    secret = serializers.CharField(write_only=True)


class FilesSerializer(serializers.Serializer):
    title = serializers.CharField()
    file = serializers.FileField()
    more = serializers.ListField(child=serializers.FileField(), required=False)
    numbers = serializers.ListField(child=serializers.IntegerField(), required=False)


class SeenSerializer(serializers.Serializer):
    """What the server received, as texts."""

    received = serializers.DictField(child=serializers.CharField())


class PersonSerializer(serializers.Serializer):
    type = serializers.ChoiceField(["person"])
    first_name = serializers.CharField()


class CompanySerializer(serializers.Serializer):
    type = serializers.ChoiceField(["company"])
    company_name = serializers.CharField()
    staff = PersonSerializer(many=True, required=False)


PARTY = PolymorphicProxySerializer(
    component_name="Party",
    serializers={"person": PersonSerializer, "company": CompanySerializer},
    resource_type_field_name="type",
)
UNTAGGED = PolymorphicProxySerializer(
    component_name="Untagged",
    serializers=[PersonSerializer, CompanySerializer],
    resource_type_field_name=None,
)


class HolderSerializer(serializers.Serializer):
    name = serializers.CharField()
    party = serializers.SerializerMethodField()
    kinds = serializers.ListField(child=serializers.ChoiceField(Kind.choices))

    @extend_schema_field(PARTY)
    def get_party(self, holder: dict[str, Any]) -> dict[str, Any]:
        return holder["party"]


class ProblemSerializer(serializers.Serializer):
    detail = serializers.CharField()
    code = serializers.CharField(required=False)
