"""What the server calls; ``donghaeng.web.start`` has said which settings hold."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
