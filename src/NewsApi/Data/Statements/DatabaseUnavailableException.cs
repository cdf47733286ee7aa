using System.Data.Common;

namespace NewsApi.Data.Statements;

/// <summary>The database is unreachable, and the driver reported it by an exception that is not a <see cref="DbException"/>.</summary>
internal sealed class DatabaseUnavailableException(Exception reason) : DbException(reason.Message, reason);
