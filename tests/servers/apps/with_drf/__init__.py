"""A server made with Django REST framework: its document is what drf-spectacular writes."""
