"""How often a wrong code may be tried: ten times in a row from one phone, and a hundred times from all that try.

A code is short enough to be read off a wall, so it must not be possible to guess it by trying. Nor may somebody who tries
keep out those who have the code: whoever has tried nothing wrong gets in, whatever others do.

So fast can somebody try who has 250 addresses of a Wi-Fi: a hundred codes at once, one more every three seconds, and one
from each address that has not tried before. These are under 1600 in the first hour, of 1.8 million codes. One gains a form,
which they could fill in for somebody who has not answered; a slip's code cannot be guessed at all. In IPv6 addresses cost
nothing, so there a new one is not trusted, and all wait once the hundred are used up.

What is kept of an address is a digest under a key that this process made for itself: it is worth nothing to anybody else, and
gone when the process ends.
"""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

#: Wrong codes in a row from one address, and how many seconds make one good again.
ONE_ADDRESS, ONE_ADDRESS_HEALS = 10, 60.0
#: The same for all addresses together: whoever has many addresses gains next to nothing by them.
THE_ROOM, THE_ROOM_HEALS = 100, 3.0


@dataclass
class Allowance:
    """So many tries; each that was used up comes back after a time.

    Attributes:
        most: How many there can be.
        heals: Seconds until one comes back.
        left: How many there were when it was last looked at.
        seen: When that was.
    """

    most: int
    heals: float
    left: float
    seen: float

    def at(self, now: float) -> float:
        """How many tries are left now."""
        return min(float(self.most), self.left + max(0.0, now - self.seen) / self.heals)

    def is_whole(self, now: float) -> bool:
        """Whether none is used up."""
        return self.at(now) >= self.most

    def spend(self, now: float) -> None:
        """Use up one, if there is one."""
        self.left, self.seen = max(0.0, self.at(now) - 1), now


@dataclass
class Limiter:
    """Counts wrong codes; may be called from any thread.

    Attributes:
        clock: Seconds that only ever go forward.
    """

    clock: Callable[[], float] = time.monotonic
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _addresses: dict[bytes, Allowance] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        """Begin with all tries."""
        self._room = Allowance(THE_ROOM, THE_ROOM_HEALS, THE_ROOM, self.clock())

    def is_barred(self, address: str) -> bool:
        """Whether no code is looked at now that comes from an address, right or wrong."""
        now = self.clock()
        with self._lock:
            here = self._addresses.get(self._digest(address))
            if here is None:
                return ":" in address and self._room.at(now) < 1
            return self._room.at(now) < 1 or here.at(now) < 1

    def note_wrong(self, address: str) -> None:
        """Count a wrong code. Who gave one is known until nothing is left of it in the count of the room either."""
        now = self.clock()
        with self._lock:
            if self._room.is_whole(now):
                self._addresses = {name: kept for name, kept in self._addresses.items() if not kept.is_whole(now)}
            new = Allowance(ONE_ADDRESS, ONE_ADDRESS_HEALS, ONE_ADDRESS, now)
            self._addresses.setdefault(self._digest(address), new).spend(now)
            self._room.spend(now)

    def _digest(self, address: str) -> bytes:
        return hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
