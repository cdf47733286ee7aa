using System.Data;
using System.Runtime.CompilerServices;
using System.Text;
using Dapper;
using NewsApi.Data.Statements;

namespace NewsApi.Json;

/// <summary>A long text as UTF-8, read from a column and sent without conversion; see <see cref="SqlDialect.Utf8"/>.</summary>
internal sealed class Utf8Text(byte[] bytes)
{
    public ReadOnlySpan<byte> Bytes => bytes;

    [ModuleInitializer]
    internal static void Register() => SqlMapper.AddTypeHandler(new Handler());

    public static Utf8Text Of(string text) => new(Encoding.UTF8.GetBytes(text));

    public override string ToString() => Encoding.UTF8.GetString(bytes);

    private sealed class Handler : SqlMapper.TypeHandler<Utf8Text>
    {
        public override Utf8Text Parse(object value) => new(value as byte[] ?? Encoding.UTF8.GetBytes((string)value));

        public override void SetValue(IDbDataParameter parameter, Utf8Text? value) => parameter.Value = value?.ToString();
    }
}
