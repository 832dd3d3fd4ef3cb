from django.contrib.auth import get_user_model

from donghaeng.web.core.models import FirstPassword, Generation


def test_a_generation_is_named_by_its_token():
    assert str(Generation(token="a1")) == "a1"


def test_a_first_password_is_named_by_its_user_and_never_shown():
    assert str(FirstPassword(user=get_user_model()(username="admin"), password="secret")) == "admin"
