"""The API itself: its description, its errors, its parts."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.docs import Swagger

from masswerk import __version__
from masswerk.api.bodies import router as bodies
from masswerk.api.concepts import router as concepts
from masswerk.api.heads import router as heads

door = NinjaAPI(
    title="Maßwerk", version=__version__, urls_namespace="door", docs_url=None,
    description="Alles Öffentliche dieser Installation: Gebietskörperschaften, Konzepte, Fassungen, Textstellen. "
                "Nur lesend, ohne Anmeldung. Die Lizenz steht an jeder Gebietskörperschaft.",
    docs=Swagger(), openapi_extra={"info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}}})

door.add_router("/bodies", bodies)
door.add_router("/bodies/{body}/concepts", concepts)
door.add_router("/bodies/{body}/log", heads)


@door.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """Nothing there, or nothing public."""
    return door.create_response(request, {"detail": "Nicht gefunden."}, status=404)


@door.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter out of its bounds: which one, and why; what was sent is not repeated."""
    detail: list[dict[str, Any]] = [{"where": [str(part) for part in fault["loc"]], "what": fault["msg"]}
                                    for fault in error.errors]
    return door.create_response(request, {"detail": detail}, status=422)
