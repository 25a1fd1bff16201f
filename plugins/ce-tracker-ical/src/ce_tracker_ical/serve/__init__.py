"""Serves the calendars of a folder's logbooks, each at an address that cannot be guessed.

Nothing else in the folder can be reached: an address holds a token and no name of a file.
"""
