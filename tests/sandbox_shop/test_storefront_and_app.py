"""What the storefront asks the app is what the app's own schema answers."""

import pytest
from graphql import build_schema, parse, validate

from plugin.api.storefront.schema import schema
from sandbox.pages.storefront.documents import APP_DOCUMENTS


@pytest.mark.parametrize("document", APP_DOCUMENTS, ids=lambda text: text.split("(")[0])
def test_the_app_understands_the_storefront(document: str) -> None:
    assert validate(build_schema(schema.as_str()), parse(document)) == []
