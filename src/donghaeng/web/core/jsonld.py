"""JSON inside a script element of a page, where no sign of it may end the element."""

import json
from collections.abc import Mapping
from typing import Any

UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs that could end the script element, and how JSON may write them."""


def for_script(content: Mapping[str, Any]) -> str:
    r"""JSON that can stand in a script element.

    Examples
    --------
    >>> for_script({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
