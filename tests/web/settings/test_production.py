import os
import subprocess
import sys
from pathlib import Path

import pytest

from donghaeng.base.errors import InputError

ROOT = Path(__file__).parents[3]
SECRETS = {
    "DONGHAENG_SECRET_KEY": "k3y-" * 20 + "and_some_more!",
    "DONGHAENG_HOSTS": "archive.example.org, .example.kr",
}
COMMAND = "cities/seoul check --deploy --fail-level WARNING"


@pytest.fixture(autouse=True)
def _secrets(monkeypatch):
    for name, secret in SECRETS.items():
        monkeypatch.setenv(name, secret)


@pytest.mark.slow
def test_the_check_for_deployment_finds_nothing(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    line = [sys.executable, "-m", "donghaeng", "manage", "--production", "--var", str(tmp_path), *COMMAND.split()]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no issues" in done.stdout


def test_the_hosts_are_the_ones_that_are_named(settings_of):
    settings = settings_of("production")
    assert settings["ALLOWED_HOSTS"] == ["archive.example.org", ".example.kr"]
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://archive.example.org", "https://*.example.kr"]


@pytest.mark.parametrize(
    ("name", "secret", "found"),
    [
        ("DONGHAENG_SECRET_KEY", "", "nothing"),
        ("DONGHAENG_SECRET_KEY", "short", "5 characters"),
        ("DONGHAENG_HOSTS", " ", "nothing"),
        ("DONGHAENG_HOSTS", "*", "any host"),
    ],
)
def test_without_its_secrets_it_does_not_start(settings_of, monkeypatch, name, secret, found):
    monkeypatch.setenv(name, secret)
    with pytest.raises(InputError, match=f"{name}: found {found}"):
        settings_of("production")


def test_every_fault_is_told_at_once(settings_of, monkeypatch):
    for name in SECRETS:
        monkeypatch.delenv(name)
    with pytest.raises(InputError) as caught:
        settings_of("production")
    assert len(caught.value.faults) == 2


def test_without_being_told_no_proxy_is_believed(settings_of):
    settings = settings_of("production")
    assert (settings["API_PROXIES"], settings["API_REQUESTS_A_MINUTE"]) == (0, 300)


def test_the_proxies_and_the_limit_of_the_interface_are_the_ones_that_are_set(settings_of, monkeypatch):
    monkeypatch.setenv("DONGHAENG_PROXIES", "1")
    monkeypatch.setenv("DONGHAENG_API_REQUESTS_A_MINUTE", "0")
    settings = settings_of("production")
    assert (settings["API_PROXIES"], settings["API_REQUESTS_A_MINUTE"]) == (1, 0)


@pytest.mark.parametrize("name", ["DONGHAENG_PROXIES", "DONGHAENG_API_REQUESTS_A_MINUTE"])
def test_what_is_no_number_is_refused(settings_of, monkeypatch, name):
    monkeypatch.setenv(name, "-1")
    with pytest.raises(InputError, match=f"{name}: found '-1'; expected a whole number from 0"):
        settings_of("production")
