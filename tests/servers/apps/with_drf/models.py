"""Tables with a column of every kind."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models


class Tag(models.Model):
    slug = models.SlugField(primary_key=True)
    label = models.CharField(max_length=50, blank=True)
    created = models.DateTimeField(auto_now_add=True)


class Author(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    email = models.EmailField(null=True, blank=True)
    born = models.DateField(null=True, blank=True)
    home = models.URLField(blank=True, default="")
    active = models.BooleanField(default=True)
    score = models.FloatField(default=0, validators=[MinValueValidator(0), MaxValueValidator(10)])


class Kind(models.TextChoices):
    NOVEL = "novel", "A novel"
    POEMS = "poems", "Poems"
    OTHER = "", "Something else"


class Rating(models.IntegerChoices):
    BAD = 1, "bad"
    GOOD = 5, "good"


class Book(models.Model):
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    title = models.CharField(max_length=200)
    isbn = models.CharField(max_length=13, unique=True, validators=[RegexValidator(r"^[0-9X]+$")])
    price = models.DecimalField(max_digits=8, decimal_places=2)
    published = models.DateTimeField(null=True, blank=True)
    opens = models.TimeField(null=True, blank=True)
    length = models.DurationField(null=True, blank=True)
    pages = models.PositiveIntegerField(default=1)
    big = models.BigIntegerField(default=0)
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.NOVEL, blank=True)
    rating = models.IntegerField(choices=Rating.choices, null=True, blank=True)
    tags = models.ManyToManyField(Tag, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    cover = models.FileField(upload_to="covers", null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
