"""Roles that tests of schemas name: they belong to the server, and outlive every database."""

from collections.abc import Iterator

import pytest

from ..databases import ExternalServer
from ..workload.pairs import dismiss, hire


@pytest.fixture(scope="module")
def hired_roles(server: object) -> Iterator[None]:
    """The roles that pairs and schemas of chance name; an external server is rid of them afterwards."""
    admin = server.admin() if isinstance(server, ExternalServer) else server.connect("postgres", autocommit=True)  # type: ignore[attr-defined]
    with admin:
        hire(admin)
    yield
    if isinstance(server, ExternalServer):
        with server.admin() as admin:
            dismiss(admin)
