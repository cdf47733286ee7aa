using System.Data.Common;

namespace NewsApi.Data.Statements;

/// <summary>The database could not be reached, told by something that is no exception of its driver's own kind.</summary>
internal sealed class DatabaseUnavailableException(Exception reason) : DbException(reason.Message, reason);
