"""A seeded source of choices whose results do not depend on the Python version."""

import random


class RandomSource:
    """Choices drawn from Mersenne Twister's random(), the one method that Python promises to keep stable."""

    def __init__(self, *seed_parts):
        self._random = random.Random("/".join(str(part) for part in seed_parts))

    def uniform(self):
        """A number in [0, 1)."""
        return self._random.random()

    def chance(self, probability):
        """True with the given probability."""
        return self.uniform() < probability

    def integer(self, lowest, highest):
        """An integer from lowest to highest, both included."""
        return lowest + int(self.uniform() * (highest - lowest + 1))

    def choice(self, items):
        """One of the items, all equally likely."""
        return items[int(self.uniform() * len(items))]

    def weighted(self, pairs):
        """One value of (weight, value) pairs, in proportion to the weights."""
        target = self.uniform() * sum(weight for weight, _ in pairs)
        for weight, value in pairs:
            target -= weight
            if target < 0:
                return value
        return pairs[-1][1]

    def normal(self):
        """About standard normal (Irwin-Hall with 12 uniforms): sums only, so every platform agrees on the bits."""
        return sum(self.uniform() for _ in range(12)) - 6.0

    def shuffled(self, items):
        """A shuffled copy (Fisher-Yates)."""
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = self.integer(0, last)
            result[last], result[other] = result[other], result[last]
        return result
