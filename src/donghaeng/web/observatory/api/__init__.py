"""The results for programs: `/api/v1/`, read only, described by OpenAPI 3.1."""
