using Lightbill.Text;

namespace Lightbill.Tests.Text;

public class DurationsTests
{
    [Theory]
    [InlineData(0, "less than a second")]
    [InlineData(1, "1 second")]
    [InlineData(59, "59 seconds")]
    [InlineData(60, "1 minute")]
    [InlineData(61, "1 minute 1 second")]
    [InlineData(119, "1 minute 59 seconds")]
    [InlineData(3_599, "59 minutes 59 seconds")]
    [InlineData(3_600, "1 hour")]
    [InlineData(3_601, "1 hour")] // seconds are no matter beside hours
    [InlineData(3_660, "1 hour 1 minute")]
    [InlineData(86_399, "23 hours 59 minutes")]
    [InlineData(86_400, "1 day")]
    [InlineData(183_600, "2 days 3 hours")]
    [InlineData(31_535_999, "364 days 23 hours")]
    [InlineData(31_536_000, "1 year")]
    [InlineData(31_536_000 + 3_600, "1 year")]
    [InlineData((31_536_000L * 9) + (86_400 * 171), "9 years 171 days")]
    public void The_two_largest_units_that_matter_are_told(long seconds, string words)
    {
        Assert.Equal(words, Durations.Describe(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(words, Durations.Describe(TimeSpan.FromSeconds(-seconds)));
        Assert.Equal(words + " ago", Durations.Ago(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void Parts_of_a_second_are_dropped()
    {
        Assert.Equal("less than a second", Durations.Describe(TimeSpan.FromMilliseconds(999)));
        Assert.Equal("less than a second", Durations.Describe(TimeSpan.FromTicks(1)));
        Assert.Equal("1 second", Durations.Describe(TimeSpan.FromMilliseconds(1_999)));
        Assert.Equal("59 seconds", Durations.Describe(new TimeSpan(0, 1, 0) - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void The_longest_spans_have_words_too()
    {
        Assert.Equal("29247 years 44 days", Durations.Describe(TimeSpan.MaxValue));
        Assert.Equal("29247 years 44 days", Durations.Describe(TimeSpan.MinValue));
        using CultureScope culture = CultureScope.Odd();
        Assert.Equal("29247 years 44 days", Durations.Describe(TimeSpan.MaxValue));
    }
}
