"""The join code of a room: two kind words and a number, easy to read off a wall and to type on a phone."""

import hmac
import re
import secrets

#: No two words of a list differ by one letter only; no word, and no pair of them, makes fun of anybody.
FIRST_WORDS = tuple(
    """
    ABLE ALPINE AMBER APRICOT AQUA ARCTIC AUTUMN AZURE BALMY BLITHE BOLD BRAVE BREEZY BRIGHT BRISK BRONZE BUOYANT CALM
    CANDID CAREFUL CARING CERISE CHIPPER CITRUS CLEAR CLEVER COASTAL COBALT COPPER CORAL CREAMY CRIMSON CRISP CURIOUS
    DAPPER DEVOTED EAGER EARNEST ELATED EMERALD FAIR FAMOUS FESTIVE FLORAL FLUENT FOND FREE FRESH FROSTY GENIAL GENTLE
    GIFTED GLAD GLOWING GOLDEN GRAND GREEN HANDY HAPPY HEARTY HELPFUL HONEST HOPEFUL HUMBLE INDIGO IVORY JADE JAUNTY
    JOLLY JOYFUL JUST KEEN KIND LEMON LILAC LIVELY LOYAL LUCKY LUNAR MAGENTA MARBLE MARINE MAROON MELLOW MERRY MINTY
    MODEST MUSICAL NATURAL NEAT NIMBLE NOBLE NORDIC OCEANIC OLIVE OPEN ORANGE PASTEL PATIENT PEARLY POETIC POLITE PROUD
    PURPLE QUICK QUIET RADIANT READY REGAL ROBUST ROSY RUBY RUSTIC SAFE SAFFRON SCARLET SERENE SHINY SILVER SINCERE
    SKILFUL SMOOTH SNOWY SOLAR SPARKLY SPRUCE STEADY STELLAR STURDY SUBTLE SUMMER SUNNY SUPPLE SWIFT TEAL TENDER TIDY
    TOPAZ TRUSTY UPBEAT URBAN VALIANT VELVET VERDANT VIBRANT VIOLET VIVID WARM WELCOME WILLING WINTER WISE WITTY WOODEN
    WOOLLY ZESTFUL
    """.split()  # noqa: SIM905  a list of words is read and mended more easily without quotes
)
SECOND_WORDS = tuple(
    """
    ACORN ALMOND ANCHOR APPLE ARROW ASPEN BADGER BALLOON BAMBOO BANJO BASKET BEACON BEECH BERRY BICYCLE BIRCH BLOSSOM
    BRIDGE BROOK BUTTON CABIN CACTUS CAMEL CANDLE CANOE CARROT CASTLE CEDAR CELLO CHERRY CLOVER COMET COMPASS CONDOR
    COTTAGE CRICKET CRYSTAL CURLEW CYPRESS DAISY DOLPHIN DRAGON EAGLE FALCON FERN FIDDLE FLUTE FOREST GALAXY GARDEN
    GAZELLE GECKO GIRAFFE GLACIER GOOSE GUITAR HAMSTER HARBOUR HARE HEATHER HERON HOLLY ISLAND JAGUAR JASMINE KESTREL
    KETTLE KITE KITTEN KOALA LADDER LAGOON LANTERN LARK LEMUR LIBRARY LILY LOBSTER LYNX MANGO MAPLE MEADOW MELON METEOR
    NECTAR NUTMEG OASIS ORCHARD ORCHID OSPREY OTTER PANDA PANTHER PEBBLE PELICAN PENCIL PENGUIN PEPPER PIANO PIGEON
    PLANET PLUM PONY POPPY PUFFIN RABBIT RAINBOW RAVEN RIVER ROBIN ROCKET SALMON SANDAL SATURN SEAL SPARROW STORK
    SWALLOW TEAPOT THIMBLE THISTLE TIGER TRUMPET TULIP TURTLE UNICORN VALLEY VIOLIN WALNUT WILLOW WREN YACHT ZEBRA
    """.split()  # noqa: SIM905  a list of words is read and mended more easily without quotes
)
_BETWEEN = re.compile(r"[\s_-]+")
_CODE_IN_ADDRESS = re.compile(r"[A-Z]+[ _-]+[A-Z]+[ _-]+[0-9]{2}", re.IGNORECASE | re.ASCII)


def join_code() -> str:
    """A new join code, by chance: one of some 1.8 million."""
    number = 10 + secrets.randbelow(90)
    return f"{secrets.choice(FIRST_WORDS)}-{secrets.choice(SECOND_WORDS)}-{number}"


def looks_like_a_code(text: str) -> bool:
    """Whether a part of an address has the form of a join code: a wrong one is a guess, any other is just no page.

    >>> looks_like_a_code("amber otter 42"), looks_like_a_code("favicon.ico")
    (True, False)
    """
    return _CODE_IN_ADDRESS.fullmatch(text) is not None


def is_code(typed: str, code: str) -> bool:
    """Whether somebody typed the code, in a time that does not tell how much of it is right.

    >>> is_code(" amber otter-42 ", "AMBER-OTTER-42"), is_code("AMBER-OTTER-43", "AMBER-OTTER-42")
    (True, False)
    """
    return hmac.compare_digest(_squeezed(typed).encode(), _squeezed(code).encode())


def as_ticket(typed: str) -> str:
    """What somebody typed, as tickets are written; the box knows whether it is one.

    >>> as_ticket(" k7mxq p2d9f")
    'K7MXQ-P2D9F'
    """
    signs = _squeezed(typed)
    return f"{signs[:5]}-{signs[5:]}"


def _squeezed(text: str) -> str:
    return _BETWEEN.sub("", text).upper()
