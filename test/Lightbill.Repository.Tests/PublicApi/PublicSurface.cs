using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lightbill.Repository.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: what a user's code can see, in an order of its own that no rebuild changes.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    public static string Describe(Assembly assembly) => Describe(assembly.GetTypes());

    /// <remarks>What the compiler makes for itself (extension blocks) has names of its own choosing and no meaning for callers.</remarks>
    public static string Describe(IEnumerable<Type> types) =>
        string.Join("\n", types.Where(type => IsVisible(type) && !type.FullName!.Contains('<')).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(DescribeType));

    private static string DescribeType(Type type)
    {
        var members = type.IsEnum ? EnumMembers(type) : IsDelegate(type) ? [] : Members(type);
        return Heading(type) + "\n" + string.Concat(members.Order(StringComparer.Ordinal).Select(member => $"    {member}\n"));
    }

    private static string Heading(Type type)
    {
        var access = type.IsPublic || type.IsNestedPublic ? "public" : "protected";
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"{access} delegate {Name(invoke.ReturnType)} {Name(type)}({Parameters(invoke)})";
        }
        var kind =
            type.IsEnum ? "enum" :
            type.IsInterface ? "interface" :
            type.IsValueType ? (Has<IsReadOnlyAttribute>(type) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct" :
            type is { IsAbstract: true, IsSealed: true } ? "static class" :
            type.IsAbstract ? "abstract class" :
            type.IsSealed ? "sealed class" : "class";
        var bases = type.IsEnum
            ? [Name(Enum.GetUnderlyingType(type))]
            : new[] { type.BaseType }.OfType<Type>().Where(parent => parent != typeof(object) && parent != typeof(ValueType))
                .Select(Name).Concat(type.GetInterfaces().Where(IsVisible).Select(Name).Order(StringComparer.Ordinal));
        var list = string.Join(", ", bases);
        return $"{access} {kind} {Name(type)}{(list.Length > 0 ? " : " + list : "")}{Constraints(type.GetGenericArguments())}";
    }

    private static IEnumerable<string> EnumMembers(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Name} = {field.GetRawConstantValue()}"));

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            yield return $"{Modifiers(constructor)}new({Parameters(constructor)})";
        }
        foreach (var method in type.GetMethods(Declared).Where(IsOwnMethod))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{Modifiers(method)}{Returns(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)})"
                + Constraints(method.GetGenericArguments());
        }
        foreach (var property in type.GetProperties(Declared))
        {
            var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
            if (accessors.Count == 0)
            {
                continue;
            }
            var index = property.GetIndexParameters();
            var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
            var shape = string.Concat(accessors.Select(accessor =>
                accessor == property.GetMethod ? " get;" : IsInit(accessor) ? " init;" : " set;"));
            var required = Has<RequiredMemberAttribute>(property) ? "required " : "";
            var kind = Annotated(property.PropertyType, Nullability(property));
            yield return $"{Modifiers(accessors[0])}{required}{kind} {name} {{{shape} }}";
        }
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            var access = field.IsPublic ? "public" : "protected";
            var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
            var value = field.IsLiteral ? $" = {Constant(field.GetRawConstantValue())}" : "";
            yield return $"{access} {kind}{Annotated(field.FieldType, Nullability(field))} {field.Name}{value}";
        }
        foreach (var added in type.GetEvents(Declared).Where(added => IsVisible(added.AddMethod!)))
        {
            yield return $"{Modifiers(added.AddMethod!)}event {Name(added.EventHandlerType!)} {added.Name}";
        }
    }

    private static string Modifiers(MethodBase method)
    {
        var access = method.IsPublic ? "public " : "protected ";
        if (method.DeclaringType!.IsInterface)
        {
            return access + (method.IsStatic ? "static " : "") + (method.IsAbstract ? "abstract " : "virtual ");
        }
        var kind =
            method.IsStatic ? "static " :
            method.IsAbstract ? "abstract " :
            method is MethodInfo info && info.GetBaseDefinition() != info ? (method.IsFinal ? "sealed override " : "override ") :
            method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
        return access + kind;
    }

    private static string Returns(ParameterInfo result) =>
        (result.ParameterType.IsByRef ? Has<IsReadOnlyAttribute>(result) ? "ref readonly " : "ref " : "")
        + Annotated(result.ParameterType, Nullability(result));

    private static string Parameters(MethodBase method)
    {
        var extension = Has<ExtensionAttribute>(method) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        var many = Has<ParamArrayAttribute>(parameter) || Has<ParamCollectionAttribute>(parameter) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Constant(parameter.RawDefaultValue)}" : "";
        return $"{passing}{many}{Annotated(parameter.ParameterType, Nullability(parameter))} {parameter.Name}{value}";
    }

    private static string Annotated(Type type, NullabilityInfo nullability) =>
        Name(type) + (nullability.ReadState == NullabilityState.Nullable && !IsNullableValue(type) ? "?" : "");

    private static NullabilityInfo Nullability(PropertyInfo property) => new NullabilityInfoContext().Create(property);

    private static NullabilityInfo Nullability(FieldInfo field) => new NullabilityInfoContext().Create(field);

    private static NullabilityInfo Nullability(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter);

    private static bool IsNullableValue(Type type) => Nullable.GetUnderlyingType(type.IsByRef ? type.GetElementType()! : type) is not null;

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }
        if (type.IsPointer)
        {
            return Name(type.GetElementType()!) + "*";
        }
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }
        if (type.IsGenericParameter)
        {
            return type.Name;
        }
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }
        var own = type.Name.Split('`')[0];
        var outer = type.DeclaringType is { } declaring ? Name(declaring) + "." : type.Namespace is { } space ? space + "." : "";
        var arguments = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Name).ToList();
        return outer + own + (arguments.Count > 0 ? $"<{string.Join(", ", arguments)}>" : "");
    }

    private static string Constraints(Type[] arguments) =>
        string.Concat(arguments.Where(argument => argument.IsGenericParameter).Select(Constraints));

    private static string Constraints(Type argument)
    {
        var flags = argument.GenericParameterAttributes;
        var value = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        List<string> all = [];
        if (value)
        {
            all.Add("struct");
        }
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            all.Add("class");
        }
        all.AddRange(argument.GetGenericParameterConstraints()
            .Where(constraint => constraint != typeof(ValueType)).Select(Name).Order(StringComparer.Ordinal));
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !value)
        {
            all.Add("new()");
        }
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            all.Add("allows ref struct");
        }
        return all.Count > 0 ? $" where {argument.Name} : {string.Join(", ", all)}" : "";
    }

    private static string Constant(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        char one => $"'{one}'",
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool Has<T>(MemberInfo member) where T : Attribute => member.IsDefined(typeof(T), inherit: false);

    private static bool Has<T>(ParameterInfo parameter) where T : Attribute => parameter.IsDefined(typeof(T), inherit: false);

    private static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOwnMethod(MethodInfo method) => IsVisible(method) && !IsAccessor(method) && !method.Name.Contains('<');

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsVisible(Type type) =>
        type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
            : type.IsPublic;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
