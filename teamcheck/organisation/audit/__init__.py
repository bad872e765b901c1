"""The attacker: what somebody could work out from outputs that were given away, read as an outsider reads them.

Nothing here uses the code that protects figures. It knows the formats of what is written, the questionnaire, and the printed
rules of docs/method.md, as every attacker may.
"""
