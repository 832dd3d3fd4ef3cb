from django.core.handlers.wsgi import WSGIHandler


def test_the_server_finds_the_site():
    from donghaeng.web.wsgi import application

    assert isinstance(application, WSGIHandler)
