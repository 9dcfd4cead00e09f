using System.ComponentModel;
using System.Globalization;

namespace Lightbill.Text;

/// <summary>Lets configuration binding, which knows type converters only, read a value from its text form.</summary>
/// <typeparam name="T">A type that parses and prints itself.</typeparam>
public sealed class ParsableTypeConverter<T> : TypeConverter
    where T : ISpanParsable<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    /// <exception cref="FormatException">Not the text of a <typeparamref name="T"/>.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.Parse(text, CultureInfo.InvariantCulture) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) ? value?.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
