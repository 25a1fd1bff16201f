"""Many licences judged at once: what is distinct is looked at once, the rest is sums over arrays.

`kinds` are the distinct kinds of course and what requirements see in them, `classes` the distinct licences and how they are
judged, `credits` the hours that each licence has of what its requirements look at, `counting` what these come to. What
none of it decides is left to the audit of the licence.
"""
