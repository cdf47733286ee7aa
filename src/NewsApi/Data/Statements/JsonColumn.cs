using System.Data;
using Dapper;
using NewsApi.Json;

namespace NewsApi.Data.Statements;

/// <summary>Stores a value as JSON text in a column.</summary>
internal sealed class JsonColumn<T> : SqlMapper.TypeHandler<T>
{
    public override T Parse(object value) => ApiJson.Read<T>((string)value);

    public override void SetValue(IDbDataParameter parameter, T? value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = value is null ? DBNull.Value : ApiJson.Write(value);
    }
}
