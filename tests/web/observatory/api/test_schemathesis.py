"""A referee: schemathesis reads our OpenAPI document and asks for what it allows, and for what it does not."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

pytestmark = pytest.mark.usefixtures("site")
CONFIG = {
    "seed": 2022,
    "generation": {"max-examples": 25, "deterministic": True},
    "checks": {
        # 414 is right for what is allowed name by name and too long as a whole
        "positive_data_acceptance": {"expected-statuses": ["2xx", "401", "403", "404", "409", "414", "5xx"]},
    },
}


@pytest.mark.slow
def test_schemathesis_finds_nothing(settings):
    settings.API_REQUESTS_A_MINUTE = 0
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application(), config=config)
    happened = list(from_schema(schema).execute())
    finished = [one for one in happened if isinstance(one, events.ScenarioFinished)]
    broken = [one for one in happened if isinstance(one, events.NonFatalError | events.FatalError)]
    assert broken == []
    assert [wrong for one in finished for wrong in failures(one.recorder)] == []
    assert sum(len(one.recorder.cases) for one in finished) > 500


def failures(recorder):
    """Return what a run of one operation found: the check, why, and how to see it again."""
    return [
        (check.name, check.failure_info.failure.message, recorder.cases[case].value.as_curl_command())
        for case, checks in recorder.checks.items()
        for check in checks
        if check.failure_info
    ]
