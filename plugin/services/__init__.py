"""What the app does, one verb a file.

A function that takes a `Connection` works inside the caller's transaction. One that takes the
`Context` opens its own, because it talks to the shop between them.
"""
