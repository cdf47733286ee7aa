using FluentValidation;

namespace NewsApi.Http.OpenApi;

/// <summary>The contracts that clients send: forms, all types with a validator, and the types of their properties.</summary>
internal sealed class InputTypes
{
    private readonly HashSet<Type> _types = [];

    public InputTypes()
    {
        foreach (var validated in AssemblyScanner.FindValidatorsInAssembly(typeof(InputTypes).Assembly, includeInternalTypes: true))
            Add(validated.InterfaceType.GetGenericArguments()[0]);
        foreach (var form in typeof(InputTypes).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IFormContract))))
            Add(form);
    }

    public bool Contains(Type type) => _types.Contains(type);

    private void Add(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType)
        {
            foreach (var argument in type.GetGenericArguments())
                Add(argument);
            return;
        }

        if (type.Assembly != typeof(InputTypes).Assembly || !_types.Add(type))
            return;
        foreach (var property in type.GetProperties())
            Add(property.PropertyType);
    }
}

/// <summary>A form that clients send, which the handler reads itself.</summary>
internal interface IFormContract;
