using System.Reflection;
using System.Reflection.Emit;

namespace NewsApi.Tests.Support;

/// <summary>A method that names another in its compiled body, by calling it, constructing by it or pointing to it.</summary>
internal sealed record Call(MethodBase From, MethodBase To)
{
    public Type Caller { get; } = Calls.Outermost(From);

    public override string ToString() => $"{From.DeclaringType}.{From.Name} calls {To.DeclaringType?.Name}.{To.Name}";
}

/// <summary>Reads an assembly's calls from its compiled code, where neither alias nor <c>var</c> hides anything.</summary>
internal static class Calls
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IReadOnlyList<Call> Of(Assembly assembly) =>
    [
        .. from method in Methods(assembly)
           from operand in Operands(method)
           where operand.Type == OperandType.InlineMethod
           select new Call(method, Resolve(method, operand.Token)),
    ];

    /// <summary>The literal texts, each with the method that holds it.</summary>
    public static IReadOnlyList<(MethodBase Method, string Text)> Texts(Assembly assembly) =>
    [
        .. from method in Methods(assembly)
           from operand in Operands(method)
           where operand.Type == OperandType.InlineString
           select (method, method.Module.ResolveString(operand.Token)),
    ];

    /// <summary>The type as it stands in the source: lambdas and async methods are compiled into types inside of it.</summary>
    public static Type Outermost(MethodBase method)
    {
        var type = method.DeclaringType!;
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private static IEnumerable<MethodBase> Methods(Assembly assembly) => assembly.GetTypes().SelectMany(
        type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)));

    private static IEnumerable<(OperandType Type, int Token)> Operands(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < body.Length;)
        {
            var code = Codes[body[at] == 0xFE ? (short)(0xFE00 | body[at + 1]) : body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineString)
                yield return (code.OperandType, BitConverter.ToInt32(body, at));
            at += Size(code.OperandType, body, at);
        }
    }

    private static MethodBase Resolve(MethodBase method, int token) => method.Module.ResolveMethod(
        token,
        method.DeclaringType!.GetGenericArguments(),
        method.IsGenericMethod ? method.GetGenericArguments() : [])!;

    // ECMA-335, partition III: the operand's bytes.
    private static int Size(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}
