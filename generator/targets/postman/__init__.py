"""The Postman collection: every request, and workflows that run from start to end."""
