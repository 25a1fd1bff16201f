"""For the tests of plugins and of programs that use this library; needs Hypothesis and pytest."""
