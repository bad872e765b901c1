"""Codes that link the rounds of one person: keyed digests of what the person is known by, and nothing that leads back to it.

HMAC (RFC 2104, doi:10.17487/RFC2104) with SHA-256: whoever has not the key cannot find out whose code it is by trying all
addresses of an organisation, as they could with a digest alone.
"""

import hmac
import unicodedata
from base64 import b32encode
from dataclasses import dataclass, field

#: Bytes of a digest that a code keeps: among a million people two share a code once in two million million times.
_BYTES = 10


@dataclass(frozen=True, slots=True)
class Link:
    """How rounds are linked.

    Attributes:
        key: Secret bytes, the same in every round.
        column: Heading or letter of the column that people are known by; None for the first that is sure to be one.
    """

    key: bytes = field(repr=False)
    column: str | None = None

    def code(self, known_by: str) -> str:
        """The code of a person: ``p`` and sixteen letters and digits.

        Case, spaces around it and kinds of letters that look alike make no difference.

        >>> link = Link(bytes(32))
        >>> link.code("ann@example.org") == link.code(" Ann@Example.org "), len(link.code("ann@example.org"))
        (True, 17)
        """
        words = unicodedata.normalize("NFKC", known_by).strip().casefold()
        digest = hmac.digest(self.key, words.encode("utf-8", "surrogatepass"), "sha256")
        return f"p{b32encode(digest[:_BYTES]).decode('ascii').lower()}"
