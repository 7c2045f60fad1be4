"""Files from outside are read in a process of their own: whatever one does to it, the register lives on.

`child` is the side of the register, `limits` that of the process; neither knows Django, and the process gets none of
the secrets of the environment.
"""
