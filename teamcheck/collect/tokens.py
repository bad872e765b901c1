"""Forms and slips that are good for one answer: made by chance, proved by a secret, and kept as digests only."""

import hashlib
import hmac
import secrets

_NONCE_BYTES = 9
#: Letters and digits that cannot be taken for one another, on paper or read out.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def digest_of(token: str) -> str:
    """What is kept of a form, a ticket or a code: nobody can tell the token from it."""
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def ticket_code() -> str:
    """A ticket, by chance: some 49 bits in ten signs, in two groups."""
    signs = "".join(secrets.choice(_LETTERS) for _ in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def form_proof(secret: str) -> str:
    """What a form is handed out with: a number by chance, and the proof that whoever knows the secret made it."""
    nonce = secrets.token_hex(_NONCE_BYTES)
    return nonce + _proof(secret, nonce)


def is_form_proof(secret: str, form: str) -> bool:
    """Whether a form was handed out with this secret."""
    nonce, proof = form[: 2 * _NONCE_BYTES], form[2 * _NONCE_BYTES :]
    return hmac.compare_digest(_proof(secret, nonce).encode(), proof.encode())


def _proof(secret: str, nonce: str) -> str:
    return hmac.new(secret.encode(), nonce.encode(), "sha256").hexdigest()[:32]
