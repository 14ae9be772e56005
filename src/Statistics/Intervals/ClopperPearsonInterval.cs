namespace EnergyGate.Statistics.Intervals;

/// <summary>
/// The exact interval of a proportion (Clopper and Pearson, Biometrika 26, 1934): the values that neither exact tail rejects.
/// </summary>
public static class ClopperPearsonInterval
{
    /// <summary>
    /// The interval of <paramref name="count"/> out of <paramref name="total"/>: from 0 when nothing was counted, to 1 when everything was.
    /// </summary>
    /// <param name="count">0 to <paramref name="total"/>.</param>
    /// <param name="total">At least 1.</param>
    /// <param name="confidence">Two-sided confidence, above 0 and below 1.</param>
    public static Interval Of(int count, int total, double confidence)
    {
        if (total < 1 || count < 0 || count > total)
        {
            throw new ArgumentException($"{count} out of {total}: a count from 0 to a total of at least 1 is needed");
        }

        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence above 0 and below 1 is needed");
        }

        var tail = (1 - confidence) / 2;
        return new(Lower(count, total, tail), 1 - Lower(total - count, total, tail));
    }

    // The p at which "count or more" has the probability of the tail.
    private static double Lower(int count, int total, double tail)
    {
        if (count == 0)
        {
            return 0;
        }

        var choose = 0.0;
        for (var i = 1; i <= count; i++)
        {
            choose += Math.Log((double)(total - count + i) / i);
        }

        double low = 0, high = 1;
        while (low < (low + high) / 2 && (low + high) / 2 < high)
        {
            var middle = (low + high) / 2;
            (low, high) = UpperTail(count, total, choose, middle) < tail ? (middle, high) : (low, middle);
        }

        return low;
    }

    // P(X >= count): the terms from count upwards in units of the first; from count - 1 downwards where those are fewer to sum.
    private static double UpperTail(int count, int total, double choose, double probability)
    {
        var odds = probability / (1 - probability);
        var first = Math.Exp(choose + (count * Math.Log(probability)) + ((total - count) * Math.Log(1 - probability)));
        if (count >= total * probability)
        {
            double term = 1, sum = 1;
            for (var i = count; i < total && term > sum * 1e-18; i++)
            {
                term *= odds * (total - i) / (i + 1);
                sum += term;
            }

            return first * sum;
        }

        double below = 1, rest = 0;
        for (var i = count; i > 0; i--)
        {
            below *= i / (odds * (total - i + 1));
            rest += below;
        }

        return 1 - (first * rest);
    }
}
