"""EcoIndex: what a page costs, from its elements, its requests and its kilobytes (cnumr/ecoindex_reference, law.md §5.3)."""

DOM = [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601]
REQUESTS = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920]
KILOBYTES = [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
    2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
]


def rank(table, value):
    """Between which twentieths of the web's pages this value stands."""
    for index in range(1, len(table)):
        if value < table[index]:
            return index - 1 + (value - table[index - 1]) / (table[index] - table[index - 1])
    return len(table) - 1


def score(elements, requests, kilobytes):
    """From 0 to 100; above 80 is the grade A."""
    burden = 3 * rank(DOM, elements) + 2 * rank(REQUESTS, requests) + rank(KILOBYTES, kilobytes)
    return round(100 - 5 * burden / 6)
