using System.Collections.Concurrent;
using System.Data;
using System.Linq.Expressions;
using System.Reflection;
using Dapper;

namespace NewsApi.Data.Statements;

/// <summary>
/// Reads the named values of an argument object, such as <c>new { Id = 7 }</c>, for prepared statements. Dapper creates new parameters
/// each time and can't reuse those of a prepared statement.
/// </summary>
internal sealed class SqlArguments
{
    private static readonly ConcurrentDictionary<Type, SqlArguments> Cache = [];

    private readonly Func<object, object?>[] _read;

    private SqlArguments(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0).ToArray();
        Names = [.. properties.Select(property => property.Name)];
        Types = [.. properties.Select(property => property.PropertyType)];
        _read = [.. properties.Select(Reader)];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The declared types, in the order of the names.</summary>
    public IReadOnlyList<Type> Types { get; }

    public static SqlArguments Of(Type type) => Cache.GetOrAdd(type, static one => new SqlArguments(one));

    public object? Value(object arguments, int index) => _read[index](arguments);

    /// <summary>Sets a parameter as Dapper does: instants and JSON columns through their handlers.</summary>
    public static void Set(IDbDataParameter parameter, object? value)
    {
        if (value is null)
            parameter.Value = DBNull.Value;
        else if (value is string or long or int or bool)
            parameter.Value = value;
        else if (HandlerOf(value.GetType()) is { } handler)
            handler.SetValue(parameter, value);
        else
            parameter.Value = value;
    }

    // LookupDbType is marked obsolete, because it is meant for Dapper itself. But nothing else gives access to the registered handlers.
#pragma warning disable CS0618
    private static SqlMapper.ITypeHandler? HandlerOf(Type type)
    {
        foreach (var candidate in (IEnumerable<Type>)[type, .. type.GetInterfaces()])
            if (SqlMapper.HasTypeHandler(candidate))
            {
                SqlMapper.LookupDbType(candidate, "", demand: false, out var handler);
                return handler;
            }

        return null;
    }
#pragma warning restore CS0618

    private static Func<object, object?> Reader(PropertyInfo property)
    {
        var arguments = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(arguments, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), arguments).Compile();
    }
}
