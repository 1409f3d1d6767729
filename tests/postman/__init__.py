"""The Postman collection: its format, its chains, and what newman sends when it runs it."""
