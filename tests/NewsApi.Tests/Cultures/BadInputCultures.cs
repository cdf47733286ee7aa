using NewsApi.Tests.Contract;
using NewsApi.Tests.Support;

namespace NewsApi.Tests.Cultures;

// The tests of bad input once more, with each request in the culture of a server in Turkey or Azerbaijan.

[Category("Slow")]
public sealed class TurkishBadInputFieldTests(Database database) : BadInputFieldTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class TurkishBadInputJsonTests(Database database) : BadInputJsonTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class TurkishBadInputReferenceTests(Database database) : BadInputReferenceTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class TurkishBadInputHeaderTests(Database database) : BadInputHeaderTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class TurkishBadInputTextTests(Database database) : BadInputTextTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputFieldTests(Database database) : BadInputFieldTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputJsonTests(Database database) : BadInputJsonTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputReferenceTests(Database database) : BadInputReferenceTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputHeaderTests(Database database) : BadInputHeaderTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputTextTests(Database database) : BadInputTextTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class TurkishBadInputQueryTests(Database database) : BadInputQueryTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class TurkishBadInputLimitTests(Database database) : BadInputLimitTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class TurkishBadInputFuzzTests(Database database) : BadInputFuzzTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "tr-TR");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputQueryTests(Database database) : BadInputQueryTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputLimitTests(Database database) : BadInputLimitTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}

[Category("Slow")]
public sealed class AzerbaijaniBadInputFuzzTests(Database database) : BadInputFuzzTests(database)
{
    protected override AppUnderTest Make(Database kind) => ForeignCulture.Program(kind, "az-Latn-AZ");
}
