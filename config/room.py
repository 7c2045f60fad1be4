"""Room for the frames of a request."""

SLOTS = 2**16


def in_a_large_room(call):
    """``call``, run where there is room for the frames of all that it calls.

    CPython keeps the frames of functions in chunks of 16 KB. It gets one from the system whenever a call crosses the
    end of the last, and gives it back at the return: what is called over and over there takes twice as long or more.
    A frame of half a megabyte gets a chunk of a megabyte, and what stands above it has the rest.
    """

    def within(*args):
        return call(*args)

    within.__code__ = within.__code__.replace(co_stacksize=SLOTS + 1)
    return within
