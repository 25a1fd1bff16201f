"""Brings the deadlines into a calendar on a CalDAV server: creates, updates, leaves alone what has not changed.

It touches only events that it wrote for the same therapist: their UIDs have the shape of this project's, and a property
of their own says whose they are.
"""
