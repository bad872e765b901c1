"""How much is gone through before the attacker gives up: work, and not seconds, so that every computer says the same."""

#: Operations on numbers of some thousand bits that a run spends on one dimension: about two seconds.
USUAL = 1_500_000
#: The same with ``--thorough``.
THOROUGH = 100 * USUAL
_BITS = 50_000


class TooMuchError(Exception):
    """There is more to go through than was allowed."""


class Budget:
    """Work that may still be done.

    Args:
        allowed: Operations on numbers of up to 50,000 bits.
    """

    def __init__(self, allowed: int) -> None:
        self.left = allowed

    def spend(self, operations: int, bits: int = 0) -> None:
        """Say that operations on numbers of so many bits come next.

        Raises:
            TooMuchError: They are more than is left.
        """
        self.left -= operations * (1 + bits // _BITS)
        if self.left < 0:
            raise TooMuchError
