"""What a process that reads one file may take."""

import resource


def shut_in(memory: int, seconds: int) -> None:
    """Take no more bytes of memory and seconds of work than is allowed, write no file, leave no core."""
    wanted = {
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_CPU: (seconds, seconds + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for limit, values in wanted.items():
        try:
            resource.setrlimit(limit, values)
        except (ValueError, OSError):  # macOS knows no limit of memory
            continue
