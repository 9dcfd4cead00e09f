using System.Globalization;
using Lightbill.Cli.Formats;

namespace Lightbill.Cli.Tests.Formats;

public class MomentTextTests
{
    [Fact]
    public void Moments_are_written_as_the_runtime_writes_them()
    {
        var random = new Random(3);
        List<DateTimeOffset> moments = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.UnixEpoch, new(2024, 2, 29, 23, 59, 59, TimeSpan.FromHours(-11))];
        for (int i = 0; i < 2_000; i++) moments.Add(new(random.NextInt64(DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero));
        foreach (DateTimeOffset moment in moments)
        {
            Assert.Equal(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), MomentText.Iso(moment));
            Assert.Equal(moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture), MomentText.Readable(moment));
        }
    }
}
