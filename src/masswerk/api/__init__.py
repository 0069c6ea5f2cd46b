"""The machine's door: everything public as JSON, described by OpenAPI 3.1."""
