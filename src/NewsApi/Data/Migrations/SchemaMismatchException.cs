using System.Data.Common;

namespace NewsApi.Data.Migrations;

/// <summary>The database's schema is not one that this program may change.</summary>
internal sealed class SchemaMismatchException(string message) : DbException(message);
