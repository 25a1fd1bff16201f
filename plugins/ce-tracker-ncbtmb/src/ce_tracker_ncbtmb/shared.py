"""What obtaining and renewing Board Certification have in common: the board, the credential, the day of checking."""

from datetime import date

from ce_tracker.rules import Board

BOARD = Board("National Certification Board for Therapeutic Massage & Bodywork", "https://ncbtmb.org/")
CREDENTIAL = "BCTMB"
NAME = "Board Certification in Therapeutic Massage & Bodywork"
VERIFIED = date(2026, 11, 23)

BACKGROUND_CHECK = ("background-check",)
CODE_OF_ETHICS = ("attestation.ncbtmb-code",)
"""The kinds of documents by which a record tells of the background check, and of agreeing to NCBTMB's code."""
