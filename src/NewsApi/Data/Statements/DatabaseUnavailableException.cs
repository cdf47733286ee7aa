using System.Data.Common;

namespace NewsApi.Data.Statements;

/// <summary>The database is unreachable, and the driver reported it by an exception that is not a <see cref="DbException"/>.</summary>
internal class DatabaseUnavailableException(string message, Exception? reason) : DbException(message, reason)
{
    public DatabaseUnavailableException(Exception reason) : this(reason.Message, reason)
    {
    }
}

/// <summary>The database is overloaded, so this work was not started.</summary>
internal sealed class DatabaseBusyException() : DatabaseUnavailableException("Too many requests wait for the database.", reason: null);
