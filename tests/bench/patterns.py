"""The slowest use of any pattern that Rasd ships, on strings made to slow it down."""

import time

from tests.patterns import Shipped, attacks, put, shipped

LENGTH = 10_000
BAR_MS = 100.0


def slowest(each: Shipped) -> float:
    """Return the longest time in ms that a pattern takes for any of the strings."""
    worst = 0.0
    for text in attacks(each.pattern, LENGTH):
        start = time.process_time()
        put(each, text)
        worst = max(worst, time.process_time() - start)
    return worst * 1000


def main() -> None:
    """Print the number of patterns, the slowest one and its time."""
    timed = sorted(((slowest(each), str(each)) for each in shipped()), reverse=True)
    over = sum(ms > BAR_MS for ms, _ in timed)
    print(
        f"{len(timed)} patterns on strings of {LENGTH:,} characters made to slow them down: "
        f"slowest {timed[0][0]:.0f} ms, {over} over {BAR_MS:.0f} ms ({timed[0][1]})",
        flush=True,
    )


if __name__ == "__main__":
    main()
